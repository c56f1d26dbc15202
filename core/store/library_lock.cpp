#include "core/store/library_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "core/base/error.h"
#include "core/store/storage_errors.h"

namespace kindred {
namespace {

[[noreturn]] void throwNoLock(const std::filesystem::path& library, const std::filesystem::path& lockFile,
                              int errorNumber) {
    throwNotWritten(
        library, errorNumber,
        "its lock file \"" + lockFile.string() + "\" cannot be made: " + systemErrorText(errorNumber));
}

/// "1234 kindred" as the holder wrote it; empty in the moment before it did.
std::string readHolder(int descriptor) {
    std::array<char, 256> text{};
    const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
    return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : std::string();
}

[[noreturn]] void throwLocked(const std::filesystem::path& library, const std::string& holder) {
    const std::string id = holder.substr(0, holder.find(' '));
    const std::string name = id.size() < holder.size() ? holder.substr(id.size() + 1) : "";
    std::string who = "another process";
    std::string remedy = "wait until it has finished, or close it";
    if (id == std::to_string(::getpid())) {
        who = "this program itself (process " + id + ")";
        remedy = "wait until that job has finished, or stop it";
    } else if (!id.empty()) {
        who = (name.empty() ? "a program" : name) + " (process " + id + ")";
    }
    throw Error(ErrorCategory::Library, "library-locked", {library.string(), id, name},
                "The library \"" + library.string() + "\" is being written by " + who + "; " + remedy + ".");
}

}  // namespace

LibraryLock::LibraryLock(const std::filesystem::path& library) : m_file(library.string() + ".lock") {
    do {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = openAndLock(library);
        // Whoever held it may have removed the file between our opening and our locking it.
    } while (!isAtItsPath(m_descriptor));

    m_takenOver = !readHolder(m_descriptor).empty();
    const std::string holder = std::to_string(::getpid()) + " " + program_invocation_short_name;
    if (::ftruncate(m_descriptor, 0) != 0 || ::pwrite(m_descriptor, holder.data(), holder.size(), 0) < 0) {
        const int errorNumber = errno;
        ::close(m_descriptor);
        throwNoLock(library, m_file, errorNumber);
    }
}

LibraryLock::~LibraryLock() {
    ::unlink(m_file.c_str());
    ::close(m_descriptor);
}

int LibraryLock::openAndLock(const std::filesystem::path& library) const {
    const int descriptor =
        ::open(m_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (descriptor < 0)
        throwNoLock(library, m_file, errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        return descriptor;

    const int errorNumber = errno;
    const std::string holder = readHolder(descriptor);
    ::close(descriptor);
    if (errorNumber == EWOULDBLOCK)
        throwLocked(library, holder);
    throwNoLock(library, m_file, errorNumber);
}

bool LibraryLock::isAtItsPath(int descriptor) const {
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(m_file.c_str(), &named) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

bool isBeingWritten(const std::filesystem::path& library) {
    const std::string file = library.string() + ".lock";
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return errno != ENOENT;
    const bool isHeld = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
    ::close(descriptor);
    return isHeld;
}

}  // namespace kindred
