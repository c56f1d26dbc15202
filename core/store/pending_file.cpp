#include "core/store/pending_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/store/storage_errors.h"

namespace kindred {
namespace {

/// Returns the errno value, 0 if all went well.
int flush(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const int errorNumber = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return errorNumber;
}

}  // namespace

PendingFile::PendingFile(std::filesystem::path target)
    : m_target(std::move(target)), m_temporary(m_target.string() + ".part") {
    remove();
}

PendingFile::~PendingFile() {
    remove();
}

void PendingFile::publish() {
    // A log that belongs to the file that is replaced would be taken for the new one's.
    std::error_code ignored;
    for (const char* suffix : {"-wal", "-shm"})
        std::filesystem::remove(m_target.string() + suffix, ignored);

    int errorNumber = flush(m_temporary);
    if (errorNumber == 0 && ::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        errorNumber = errno;
    if (errorNumber != 0)
        throwNotWritten(m_target, errorNumber, systemErrorText(errorNumber));
    // The rename itself must reach the disk; a file system that cannot flush a folder is not an error.
    flush(m_target.parent_path().empty() ? "." : m_target.parent_path());
}

void PendingFile::remove() const {
    std::error_code ignored;
    for (const char* suffix : {"", "-journal", "-wal", "-shm"})
        std::filesystem::remove(m_temporary.string() + suffix, ignored);
}

}  // namespace kindred
