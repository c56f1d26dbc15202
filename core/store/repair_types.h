#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kindred {

/// What is wrong with a library file.
struct LibraryExamination {
    std::vector<std::string> findings;  ///< English, the first few of them
    std::uint64_t rows = 0;             ///< whose checksums were looked at
    bool complete = true;               ///< false when stopped: what was not looked at may be wrong as well

    bool sound() const { return findings.empty(); }
};

/// A copy of a library that lies beside it.
struct LibraryBackup {
    std::filesystem::path file;
    std::int64_t made = 0;  ///< seconds since 1970
    std::uint64_t bytes = 0;
    std::uint64_t pictures = 0;  ///< files that can be found; known once it was opened
};

/// When a backup is made after indexing.
struct BackupRules {
    std::int64_t shortestSeconds = std::int64_t{24} * 3600;     ///< between two backups
    std::int64_t longestSeconds = std::int64_t{7} * 24 * 3600;  ///< after that any change is enough
    std::int64_t minChanges =
        100;  ///< pictures, verdicts and marks that came, went or changed since the last
};

enum class BackupSkipped {
    No,
    TooSoon,         ///< the last one is younger than BackupRules::shortestSeconds
    LittleChanged,   ///< nothing, or too little for its age
    TooLittleRoom,   ///< the disk would be left too full
    LibraryDamaged,  ///< a copy would carry the damage on; the backups that are there stay
    NotWritten,      ///< the folder does not let us
    Stopped,
};

struct BackupReport {
    std::optional<std::filesystem::path> file;  ///< of the backup that was made
    BackupSkipped skipped = BackupSkipped::No;
    std::string reason;  ///< a sentence in English where there is more to tell than the above
};

/// What could be carried over from a damaged library to a new one.
struct SalvageReport {
    std::filesystem::path setAside;  ///< where the damaged file lies now; empty if there was none
    std::uint64_t folders = 0;
    std::uint64_t exclusions = 0;
    std::uint64_t verdicts = 0;
    std::uint64_t marks = 0;
    bool fromBackup = false;  ///< some of it could be read in a backup only
};

}  // namespace kindred
