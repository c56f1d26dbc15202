#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/ids.h"

namespace SQLite {
class Database;
}

namespace kindred {

/// The UUID of the file system that a folder lies on, by which a disk is known wherever it is mounted.
/// Nothing where the system does not tell (a network, memory, a container).
std::optional<std::string> volumeOf(const std::filesystem::path& folder);

// The volumes of roots, as LibraryReader and LibraryWriter give them out; what SQLite throws is passed on.

std::optional<std::string> readVolume(const SQLite::Database& database, RootId root);
/// Replaces what is known.
void writeVolume(const SQLite::Database& database, RootId root, const std::string& volume);

}  // namespace kindred
