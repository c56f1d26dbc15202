#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kindred {

/// File systems of a test's own, which nobody else sees and which end with its process: a disk of a few
/// megabytes, a medium that cannot be written. Needs the right of root or of user namespaces; to be asked for
/// before the process has a second thread.
class PrivateMounts {
public:
    PrivateMounts();

    /// Why there can be none here, for QSKIP; nothing where there can.
    const std::optional<std::string>& hindrance() const { return m_hindrance; }

    /// Each returns false where the system refuses. The folder is there.
    bool mountMemory(const std::filesystem::path& folder, const std::string& size) const;
    bool resizeMemory(const std::filesystem::path& folder, const std::string& size) const;
    bool makeReadOnly(const std::filesystem::path& folder) const;
    bool unmount(const std::filesystem::path& folder) const;

private:
    std::optional<std::string> m_hindrance;
};

/// Writes a file of zeros beside others until the disk is full.
void fillDisk(const std::filesystem::path& file);

}  // namespace kindred
