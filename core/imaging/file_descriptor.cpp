#include "core/imaging/file_descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "core/base/error.h"

namespace kindred {

OpenedFile openRegularFile(const std::filesystem::path& file) {
    FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (!descriptor.isOpen() || ::fstat(descriptor.get(), &status) != 0) {
        return {FileDescriptor(), systemErrorText(errno)};
    }
    if (!S_ISREG(status.st_mode)) {
        return {FileDescriptor(), "not a regular file"};
    }
    return {std::move(descriptor), {}};
}

}  // namespace kindred
