#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <span>
#include <string>

namespace kindred {

/// A table whose rows carry a RowChecksum, in its last column, over the others (schema.cpp).
struct CheckedTable {
    const char* name;
    const char* columns;  ///< those that the checksum covers, in its order
    int sinceVersion;     ///< of the schema
    int nullable = -1;    ///< index of the column that may have no value
};

std::span<const CheckedTable> checkedTables();

/// A SELECT of all rows as they lie in the table (entries of an index have no checksum), for isSound().
std::string selectAll(const CheckedTable& table);
bool isSound(const SQLite::Statement& row, const CheckedTable& table);

}  // namespace kindred
