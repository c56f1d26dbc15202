#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {

/// The code of the Error that `work` throws, with its sentence; "" where it throws none.
struct Thrown {
    std::string code;
    std::string sentence;
};

inline Thrown errorOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return {error.code(), error.what()};
    }
    return {};
}

inline BinaryCode codeOf(unsigned number, int bits = 48) {
    BinaryCode code(bits);
    for (int i = 0; i < bits; ++i)
        code.setBit(i, (number * 2654435761U >> (i % 32)) & 1);
    return code;
}

inline ModelRecord modelRecord(const std::string& name, int bits = 48) {
    ModelRecord model;
    model.sha256 = "sha-of-" + name;
    model.name = name;
    model.path = "/models/" + name + ".safetensors";
    model.bits = bits;
    return model;
}

inline ContentRecord contentRecord(unsigned number) {
    ContentRecord content;
    for (std::size_t i = 0; i < content.hash.size(); ++i)
        content.hash[i] = static_cast<std::byte>((number >> (8 * (i % 4))) + i);
    content.size = 1000 + number;
    content.width = 640;
    content.height = 480;
    content.format = "jpeg";
    content.taken = "2024-05-31T14:02:11";
    return content;
}

inline FileRecord fileRecord(RootId root, const std::string& path, std::optional<ContentId> content) {
    FileRecord file;
    file.root = root;
    file.relativePath = path;
    file.size = 1234;
    file.modifiedNs = 1'717'164'131'000'000'001;
    file.state = content ? FileState::Indexed : FileState::Failed;
    file.content = content;
    if (!content) {
        file.error = "truncated";
        file.reason = "The file ends in the middle of the picture.";
    }
    return file;
}

/// A library with one root "/pictures", one default model and `count` files "00000.jpg", … with codes
/// codeOf(0), …
struct FilledLibrary {
    RootId root{};
    ModelId model{};
    std::vector<PictureId> files;
    std::vector<ContentId> contents;
};

inline FilledLibrary fill(LibraryWriter& writer, unsigned count) {
    FilledLibrary filled;
    filled.root = writer.addRoot("/pictures");
    filled.model = writer.addModel(modelRecord("drhn-3-48-cifar10"));
    writer.setDefaultModel(filled.model);
    for (unsigned i = 0; i < count; ++i) {
        const ContentId content = writer.addContent(contentRecord(i));
        writer.setCode(content, filled.model, codeOf(i));
        const std::string number = std::to_string(100000 + i).substr(1);
        filled.contents.push_back(content);
        filled.files.push_back(writer.putFile(fileRecord(filled.root, number + ".jpg", content)));
    }
    return filled;
}

/// What can be found by a model, row by row: what packed codes and changes must add up to.
inline PackedCodes readOneByOne(const LibraryReader& reader, ModelId model, int bits = 48) {
    PackedCodes codes = emptyCodes(bits, 0);
    std::vector<FileRecord> files = reader.files(FileState::Indexed);
    std::ranges::sort(files, {}, &FileRecord::id);
    for (const FileRecord& file : files)
        if (const auto code = reader.code(file.id, model))
            append(codes, file.id, *code);
    return codes;
}

/// Runs `work` in a process of its own, without any cleaning up at its end; returns its waitpid status.
inline int inChild(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            ::_exit(work());
        } catch (const std::exception&) {
            ::_exit(99);
        }
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

/// Gives up the rights of root, which may write everywhere; true if this process cannot now.
inline bool becomeNobody() {
    return ::getuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
}

}  // namespace kindred
