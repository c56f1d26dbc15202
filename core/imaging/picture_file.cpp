#include "core/imaging/picture_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "core/base/error.h"
#include "core/imaging/memory_file.h"

namespace kindred {

namespace {

/// The larger ones are few: holding one for each decoder in memory would cost more than reading it again.
constexpr off_t maxBytesInMemory = off_t{64} << 20;

/// Reads until `bytes` are full or the file ends; it may have become shorter since it was looked at.
std::size_t readInto(std::span<std::byte> bytes, int descriptor, const std::filesystem::path& file) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(descriptor, bytes.data() + done, bytes.size() - done);
        if (count == 0) {
            break;
        }
        if (count < 0 && errno != EINTR) {
            throwFileUnreadable(file, systemErrorText(errno));
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return done;
}

/// Not through a mapping: taking one away again costs more than copying most pictures.
std::optional<PictureFile> readIntoMemory(int descriptor, std::size_t size,
                                          const std::filesystem::path& file) {
    const auto memory = std::make_unique_for_overwrite<std::byte[]>(size);
    const std::span<const std::byte> bytes(memory.get(), readInto({memory.get(), size}, descriptor, file));
    FileDescriptor sealed = sealedMemoryFile(bytes);
    return sealed.isOpen() ? std::optional(PictureFile{std::move(sealed), hashBytes(bytes)}) : std::nullopt;
}

}  // namespace

PictureFile readPictureFile(const std::filesystem::path& file) {
    OpenedFile opened = openRegularFile(file);
    if (!opened.descriptor.isOpen()) {
        throwFileUnreadable(file, opened.problem);
    }
    const int descriptor = opened.descriptor.get();
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && status.st_size <= maxBytesInMemory) {
        if (auto inMemory = readIntoMemory(descriptor, static_cast<std::size_t>(status.st_size), file)) {
            return std::move(*inMemory);
        }
    }
    const ContentHash contents = hashOpenFile(descriptor, file);
    return {std::move(opened.descriptor), contents};
}

}  // namespace kindred
