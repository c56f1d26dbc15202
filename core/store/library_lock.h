#pragma once

#include <filesystem>

namespace kindred {

/// The right to write a library: an advisory lock (flock) on "<library>.lock", which holds the id and name of
/// the process. The lock decides, the text only informs: a process that dies gives the lock up and leaves the
/// file behind.
///
/// The constructor throws Error("library-locked") naming the process that holds it, also where that is this
/// one, and where the lock file cannot be made Error("library-read-only"), "library-disk-full" or
/// "library-not-written". The destructor takes the file away.
class LibraryLock {
public:
    /// `library` is canonical, so that no link leads round the lock.
    explicit LibraryLock(const std::filesystem::path& library);
    ~LibraryLock();
    LibraryLock(const LibraryLock&) = delete;
    LibraryLock& operator=(const LibraryLock&) = delete;

    /// True if the last holder ended without giving it back.
    bool takenOver() const { return m_takenOver; }

private:
    int openAndLock(const std::filesystem::path& library) const;
    bool isAtItsPath(int descriptor) const;

    std::filesystem::path m_file;
    int m_descriptor = -1;
    bool m_takenOver = false;
};

/// Does anybody hold the lock now? Where the lock file cannot even be read, as with another user's, yes.
bool isBeingWritten(const std::filesystem::path& library);

}  // namespace kindred
