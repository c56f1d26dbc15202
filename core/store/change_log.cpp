#include "core/store/change_log.h"

#include <algorithm>
#include <cassert>

#include "core/store/sqlite_support.h"

namespace kindred {

std::int64_t newestRevision(const SQLite::Database& database) {
    return integer(database, "SELECT max(revision) FROM code_change").value_or(0);
}

std::optional<std::vector<PictureId>> changedSince(const SQLite::Database& database, ModelId model,
                                                   std::int64_t revision) {
    std::vector<PictureId> changed;
    SQLite::Statement row =
        prepare(database,
                "SELECT revision, file_id, model_id, control FROM code_change WHERE revision > ? "
                "ORDER BY revision",
                revision);
    std::int64_t expected = revision;
    while (row.executeStep()) {
        const std::int64_t file = row.getColumn(1).getInt64();
        const std::int64_t ofModel = row.getColumn(2).getInt64();
        if (row.getColumn(0).getInt64() != ++expected || file + ofModel != row.getColumn(3).getInt64())
            return std::nullopt;
        if (ofModel == 0 || ofModel == static_cast<std::int64_t>(model))
            changed.push_back(static_cast<PictureId>(file));
    }
    if (expected != newestRevision(database))
        return std::nullopt;
    std::ranges::sort(changed);
    const auto repeated = std::ranges::unique(changed);
    changed.erase(repeated.begin(), repeated.end());
    return changed;
}

void trimChanges(const SQLite::Database& database, std::int64_t kept) {
    assert(kept >= 1);
    execute(database, "DELETE FROM code_change WHERE revision <= ?", newestRevision(database) - kept);
}

}  // namespace kindred
