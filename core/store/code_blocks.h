#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>

#include "core/store/library_types.h"

namespace kindred {

// The packed copy of a model's codes (schema.cpp has its format). Used inside a transaction; what SQLite
// throws is passed on.

/// The copy as it was made. Nothing where there is none, or where a checksum or the number of pictures does
/// not match: the rows are the truth, so that a damaged copy is no loss.
std::optional<CodeSnapshot> readPacking(const SQLite::Database& database, const ModelRecord& model);

/// Replaces the copy. Blocks that are the same as before are not written.
void writePacking(const SQLite::Database& database, ModelId model, const CodeSnapshot& codes);

}  // namespace kindred
