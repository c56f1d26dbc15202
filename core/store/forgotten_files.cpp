#include "core/store/forgotten_files.h"

#include "core/store/library_rows.h"
#include "core/store/sqlite_support.h"

namespace kindred {

void forgetFiles(const SQLite::Database& database, std::span<const PictureId> ids) {
    for (const PictureId id : ids)
        execute(database, "DELETE FROM file WHERE id = ?", id);
}

bool restoreFile(const SQLite::Database& database, const FileRecord& file) {
    const bool hasRoot = integer(database, "SELECT 1 FROM root WHERE id = ?", file.root).has_value();
    const bool hasContent =
        !file.content || integer(database, "SELECT 1 FROM content WHERE id = ?", *file.content).has_value();
    const bool isTaken = integer(database, "SELECT 1 FROM file WHERE id = ? OR (root_id = ? AND path = ?)",
                                 file.id, file.root, Blob{file.relativePath})
                             .has_value();
    if (!hasRoot || !hasContent || isTaken)
        return false;
    writeFile(database, file);
    return true;
}

}  // namespace kindred
