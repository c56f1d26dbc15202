#include "core/imaging/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <cerrno>

namespace kindred {

FileDescriptor sealedMemoryFile(std::span<const std::byte> bytes) {
    constexpr int everything = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
    FileDescriptor file(::memfd_create("kindred-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    for (std::size_t done = 0; file.isOpen() && done < bytes.size();) {
        const ssize_t count = ::write(file.get(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) {
            return FileDescriptor();
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (file.isOpen() && ::fcntl(file.get(), F_ADD_SEALS, everything) != 0) {
        return FileDescriptor();
    }
    return file;
}

}  // namespace kindred
