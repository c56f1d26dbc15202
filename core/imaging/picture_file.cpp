#include "core/imaging/picture_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "core/base/error.h"

namespace kindred {

namespace {

/// The larger ones are few: holding one for each decoder in memory would cost more than reading it again.
constexpr off_t maxBytesInMemory = off_t{64} << 20;

/// A file in memory, of a fixed size and writable through `bytes()` until it is sealed.
class MemoryFile {
public:
    /// Not open where there is no memory for it.
    explicit MemoryFile(std::size_t size)
        : m_file(::memfd_create("kindred-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING)), m_size(size) {
        if (!m_file.isOpen() || ::ftruncate(m_file.get(), static_cast<off_t>(size)) != 0 || size == 0) {
            return;
        }
        void* mapping = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, m_file.get(), 0);
        m_mapping = mapping == MAP_FAILED ? nullptr : static_cast<std::byte*>(mapping);
    }
    ~MemoryFile() { unmap(); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    bool isOpen() const { return m_file.isOpen() && (m_mapping != nullptr || m_size == 0); }
    std::span<std::byte> bytes() { return {m_mapping, m_mapping == nullptr ? 0 : m_size}; }

    /// The first `size` bytes, from now on unchangeable.
    std::optional<FileDescriptor> seal(std::size_t size) {
        constexpr int everything = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
        unmap();
        if (::ftruncate(m_file.get(), static_cast<off_t>(size)) != 0 ||
            ::fcntl(m_file.get(), F_ADD_SEALS, everything) != 0) {
            return std::nullopt;
        }
        return std::move(m_file);
    }

private:
    void unmap() {
        if (m_mapping != nullptr) {
            ::munmap(std::exchange(m_mapping, nullptr), m_size);
        }
    }

    FileDescriptor m_file;
    std::size_t m_size;
    std::byte* m_mapping = nullptr;
};

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

std::optional<PictureFile> readIntoMemory(int descriptor, std::size_t size,
                                          const std::filesystem::path& file) {
    MemoryFile memory(size);
    if (!memory.isOpen()) {
        return std::nullopt;
    }
    const std::size_t count = readInto(memory.bytes(), descriptor, file);
    const ContentHash contents = hashBytes(memory.bytes().first(count));
    auto sealed = memory.seal(count);
    return sealed ? std::optional(PictureFile{std::move(*sealed), contents}) : std::nullopt;
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
