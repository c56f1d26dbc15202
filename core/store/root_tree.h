#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/store/library_types.h"

namespace kindred {

// The roots of a library and what lies below them: no folder belongs to two roots. Used inside the writer's
// transaction; what SQLite throws is passed on. Meanings as LibraryWriter has them.

/// Ordered by path, with exclusions; counts and `reachable` are left as they are.
std::vector<RootRecord> readRoots(const SQLite::Database& database);

RootId addRoot(const SQLite::Database& database, const std::filesystem::path& folder);
void moveRoot(const SQLite::Database& database, RootId root, const std::filesystem::path& folder);
std::uint64_t removeRoot(const SQLite::Database& database, RootId root);
std::uint64_t excludeFolder(const SQLite::Database& database, RootId root, const std::string& relativePath);
std::uint64_t forgetMissing(const SQLite::Database& database, RootId root);

}  // namespace kindred
