#pragma once

#include <cstdint>
#include <span>

namespace SQLite {
class Database;
}

namespace kindred {

/// In the header of every library file: "KNDR".
inline constexpr std::int64_t libraryApplicationId = 0x4B4E4452;

/// Migration i is the SQL that leads from version i to version i + 1; the first one makes an empty library.
std::span<const char* const> librarySchema();

/// The version that this program reads and writes.
inline int librarySchemaVersion() {
    return static_cast<int>(librarySchema().size());
}

/// Brings a database from the version that it states to the last one, a transaction a step. Throws
/// SQLite::Exception; the steps before the one that failed are kept.
void migrate(SQLite::Database& database, std::span<const char* const> migrations);

}  // namespace kindred
