#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/ids.h"

namespace kindred {

// The log that triggers write (schema.cpp): which pictures' codes changed, in which order. To be read in the
// transaction in which the codes themselves are read; what SQLite throws is passed on.

/// 0 in a library in which nothing has changed yet.
std::int64_t newestRevision(const SQLite::Database& database);

/// The pictures that changed for a model after a revision, rising, each once. Nothing where the log does not
/// tell: it was trimmed since, or is damaged. Then everything must be read anew.
std::optional<std::vector<PictureId>> changedSince(const SQLite::Database& database, ModelId model,
                                                   std::int64_t revision);

/// Keeps the newest `kept` changes (at least one).
void trimChanges(const SQLite::Database& database, std::int64_t kept);

}  // namespace kindred
