#pragma once

#include <filesystem>

namespace kindred {

/// A database that is made under "<target>.part" and appears under its name whole or not at all. (AtomicFile
/// does the same for bytes that one writes oneself; here SQLite does the writing.)
class PendingFile {
public:
    /// Clears away what an interrupted attempt left.
    explicit PendingFile(std::filesystem::path target);
    /// Removes the file unless it was published.
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    const std::filesystem::path& path() const { return m_temporary; }
    /// Flushes and renames; no connection may be open. Throws Error("library-not-written").
    void publish();

private:
    void remove() const;

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
};

}  // namespace kindred
