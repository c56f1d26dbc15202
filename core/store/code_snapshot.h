#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

#include "core/store/library_types.h"

namespace kindred {

// What can be found by a model, read in the quickest way there is. Used inside a transaction; what SQLite and
// damagedRow() throw is passed on. Meanings as LibraryReader and LibraryWriter have them.

CodeSnapshot readSnapshot(const SQLite::Database& database, const ModelRecord& model);
std::optional<CodeChanges> readChanges(const SQLite::Database& database, const ModelRecord& model,
                                       std::int64_t since);
void packCodes(const SQLite::Database& database, const PackingLimits& limits);

}  // namespace kindred
