#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/binary_code.h"
#include "core/store/library_writer.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

/// A file of a library as a test wishes it. Equal `bytes` are equal contents.
struct WishedFile {
    std::string name;
    std::string bytes;
    unsigned code = 0;  ///< the lower bits of its code
    int width = 640;
    int height = 480;
    std::string format = "jpeg";
    std::string taken = "2024-05-31T14:02:11";
};

/// A library of 48 bits over real files that are no pictures: all that grouping looks at are rows and the
/// file system.
class DuplicateLibrary {
public:
    static constexpr int bits = 48;

    DuplicateLibrary() {
        std::filesystem::create_directories(pictures());
        LibraryWriter writer(library());
        m_root = writer.addRoot(pictures());
        ModelRecord model;
        model.sha256 = "sha";
        model.name = "model";
        model.bits = bits;
        m_model = writer.addModel(model);
        writer.setDefaultModel(m_model);
    }

    std::filesystem::path library() const { return m_folder / "library.kindred"; }
    std::filesystem::path pictures() const { return m_folder / "pictures"; }
    std::filesystem::path pathOf(const std::string& name) const { return pictures() / name; }
    ModelId model() const { return m_model; }
    RootId root() const { return m_root; }

    static BinaryCode codeOf(unsigned number) {
        BinaryCode code(bits);
        for (int i = 0; i < 32; ++i)
            code.setBit(i, (number >> i) & 1);
        return code;
    }

    /// Equal bytes, equal keys; others differ.
    static ContentKey keyOf(const std::string& bytes) {
        ContentKey key;
        key.size = bytes.size();
        const std::size_t hash = std::hash<std::string>()(bytes);
        for (std::size_t i = 0; i < sizeof hash; ++i)
            key.hash[i] = static_cast<std::byte>(hash >> (8 * i));
        return key;
    }

    PictureId add(const WishedFile& file) {
        std::ofstream(pathOf(file.name), std::ios::binary) << file.bytes;
        return know(file);
    }

    void add(const std::vector<WishedFile>& files) {
        LibraryWriter writer(library());
        for (const WishedFile& file : files) {
            std::ofstream(pathOf(file.name), std::ios::binary) << file.bytes;
            put(writer, file);
        }
    }

    /// The same for a file that is there.
    PictureId know(const WishedFile& file) {
        LibraryWriter writer(library());
        return put(writer, file);
    }

    PictureId put(LibraryWriter& writer, const WishedFile& file) {
        ContentRecord content;
        content.hash = keyOf(file.bytes).hash;
        content.size = file.bytes.size();
        content.width = file.width;
        content.height = file.height;
        content.format = file.format;
        content.taken = file.taken;
        FileRecord record;
        record.root = m_root;
        record.relativePath = file.name;
        record.size = file.bytes.size();
        struct stat status {};
        ::stat(pathOf(file.name).c_str(), &status);
        record.modifiedNs = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
        record.content = writer.addContent(content);
        writer.setCode(*record.content, m_model, codeOf(file.code));
        return writer.putFile(record);
    }

private:
    TemporaryFolder m_folder;
    RootId m_root{};
    ModelId m_model{};
};

}  // namespace kindred
