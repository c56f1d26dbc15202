#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <span>

#include "core/store/library_types.h"

namespace kindred {

// Files that leave a library one by one and may come back. Used inside the writer's transaction; what SQLite
// throws is passed on. Meanings as LibraryWriter has them.

void forgetFiles(const SQLite::Database& database, std::span<const PictureId> ids);
bool restoreFile(const SQLite::Database& database, const FileRecord& file);

}  // namespace kindred
