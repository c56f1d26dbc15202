#include "core/store/checked_tables.h"

#include <array>
#include <cstdint>
#include <optional>

#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

constexpr std::array tables = {
    CheckedTable{"root", "id, path", 1},
    CheckedTable{"excluded_folder", "root_id, path", 1},
    CheckedTable{"model", "id, sha256, name, path, bits", 1},
    CheckedTable{"default_model", "model_id", 1},
    CheckedTable{"content", "id, hash, size, width, height, format, taken", 1},
    CheckedTable{"file", "id, root_id, path, size, modified_ns, state, content_id, error, reason", 1, 6},
    CheckedTable{"code", "model_id, content_id, bits", 1},
    CheckedTable{"code_packing", "model_id, revision, pictures", 2},
    CheckedTable{"code_block", "model_id, number, bytes", 2},
    CheckedTable{"feature", "content_id, model_id, halves", 2},
    CheckedTable{"verdict", "first_hash, first_size, second_hash, second_size", 3},
    CheckedTable{"mark", "hash, size, kind", 3},
    CheckedTable{"root_volume", "root_id, volume", 3},
};

}  // namespace

std::span<const CheckedTable> checkedTables() {
    return tables;
}

std::string selectAll(const CheckedTable& table) {
    return std::string("SELECT ") + table.columns + ", checksum FROM " + table.name + " NOT INDEXED";
}

bool isSound(const SQLite::Statement& row, const CheckedTable& table) {
    RowChecksum checksum;
    const int last = row.getColumnCount() - 1;
    for (int i = 0; i < last; ++i) {
        const SQLite::Column column = row.getColumn(i);
        const bool isNull = column.isNull();
        if (i == table.nullable)
            checksum.add(isNull ? std::nullopt : std::optional(column.getInt64()));
        else if (column.isInteger())
            checksum.add(column.getInt64());
        else if (!isNull && !column.isFloat())
            checksum.add(bytesOf(column));
        else
            return false;
    }
    const SQLite::Column stored = row.getColumn(last);
    return stored.isInteger() && stored.getInt64() == checksum.value();
}

}  // namespace kindred
