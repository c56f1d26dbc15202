#pragma once

#include <QTest>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/engine/index_folders.h"
#include "core/store/library_reader.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// A folder of painted pictures and a library to index it into, with a network that counts what it encodes.
class IndexingFixture {
protected:
    void begin() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_pictures = fs::canonical(m_folder->path()) / "pictures";
        m_library = *m_folder / "photos.kindred";
        m_model = *m_folder / "models" / "drhn-3-48-cifar10.safetensors";
        fs::create_directories(m_model.parent_path());
        fs::create_directories(m_pictures);
        writeFakeModel(m_model);
        m_encoded = 0;
        m_services = fakeServices(m_encoded, m_model.parent_path());
    }

    IndexReport index(std::optional<fs::path> model = {}) {
        return indexFolders({m_library, std::move(model), {m_pictures}}, *m_services, JobContext());
    }
    IndexReport indexAll() { return indexFolders({m_library, {}, {}}, *m_services, JobContext()); }

    void paint(const std::string& name, const QColor& colour, int width = 64) const {
        QVERIFY(writePicture(m_pictures / name, {.colour = colour, .width = width}));
    }

    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((m_pictures / name).parent_path());
        std::ofstream(m_pictures / name, std::ios::binary) << text;
    }

    void writeHalfOf(const std::string& whole, const std::string& half) const {
        std::ifstream in(m_pictures / whole, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        write(half, bytes.substr(0, bytes.size() / 2));
    }

    void touch(const std::string& name) const {
        const fs::path path = m_pictures / name;
        fs::last_write_time(path, fs::last_write_time(path) + std::chrono::hours(1));
    }

    FileRecord file(const std::string& name) const {
        for (const FileRecord& record : LibraryReader(m_library).files(std::nullopt))
            if (record.relativePath == name)
                return record;
        return {};
    }

    BinaryCode codeOf(const std::string& name) const {
        const LibraryReader reader(m_library);
        return reader.code(file(name).id, reader.defaultModel()->id).value();
    }

    std::vector<PictureId> idsByPath() const {
        std::vector<PictureId> ids;
        for (const FileRecord& record : LibraryReader(m_library).files(std::nullopt))
            ids.push_back(record.id);
        return ids;
    }

    static std::string codeOfError(const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_pictures;
    fs::path m_library;
    fs::path m_model;
    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Services> m_services;
};

}  // namespace kindred
