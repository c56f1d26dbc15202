#include "core/store/root_tree.h"

#include <cassert>
#include <optional>

#include "core/store/library_rows.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

/// "/a/b/" and "/a/./b" are "/a/b".
std::string normalized(const std::filesystem::path& folder) {
    std::string path = folder.lexically_normal().string();
    while (path.size() > 1 && path.back() == '/')
        path.pop_back();
    return path;
}

/// The path of `inner` relative to `outer`, empty if they are the same; nothing if it does not lie within.
std::optional<std::string> relativeTo(const std::string& outer, const std::string& inner) {
    if (inner == outer)
        return "";
    const std::string prefix = outer.ends_with('/') ? outer : outer + "/";
    if (!inner.starts_with(prefix))
        return std::nullopt;
    return inner.substr(prefix.size());
}

std::string join(const std::string& folder, const std::string& path) {
    return folder.empty() ? path : folder + "/" + path;
}

bool liesBelowExclusion(const RootRecord& root, const std::string& relativePath) {
    for (const std::string& excluded : root.excluded) {
        const auto rest = relativeTo(excluded, relativePath);
        if (rest && !rest->empty())
            return true;
    }
    return false;
}

/// The root that walks `folder`, or would if the folder itself were not excluded.
std::optional<RootRecord> rootCovering(const std::vector<RootRecord>& roots, const std::string& folder) {
    for (const RootRecord& root : roots) {
        const auto rest = relativeTo(root.path, folder);
        if (rest && !liesBelowExclusion(root, *rest))
            return root;
    }
    return std::nullopt;
}

/// Gives everything of `inner`, which lies `prefix` below it, to `outer`; the files keep their ids.
void absorbRoot(const SQLite::Database& database, RootId outer, const RootRecord& inner,
                const std::string& prefix) {
    std::vector<FileRecord> files;
    const std::string sql = std::string("SELECT ") + fileColumns + " FROM file NOT INDEXED WHERE root_id = ?";
    for (SQLite::Statement row = prepare(database, sql.c_str(), inner.id); row.executeStep();)
        files.push_back(readFile(row));
    for (FileRecord& file : files) {
        file.root = outer;
        file.relativePath = join(prefix, file.relativePath);
        writeFile(database, file);
    }
    for (const std::string& excluded : inner.excluded)
        writeExclusion(database, outer, join(prefix, excluded));
    execute(database, "DELETE FROM root WHERE id = ?", inner.id);
}

/// Contents that no file holds any more; also those that changed files have left behind.
void removeOrphans(const SQLite::Database& database) {
    execute(database,
            "DELETE FROM content WHERE NOT EXISTS (SELECT 1 FROM file WHERE file.content_id = content.id)");
}

}  // namespace

std::vector<RootRecord> readRoots(const SQLite::Database& database) {
    std::vector<RootRecord> roots;
    const std::string rootSql = std::string("SELECT ") + rootColumns + " FROM root NOT INDEXED ORDER BY path";
    for (SQLite::Statement row(database, rootSql); row.executeStep();)
        roots.push_back(readRoot(row));
    const std::string exclusionSql =
        std::string("SELECT ") + exclusionColumns + " FROM excluded_folder WHERE root_id = ? ORDER BY path";
    for (RootRecord& root : roots)
        for (SQLite::Statement row = prepare(database, exclusionSql.c_str(), root.id); row.executeStep();)
            root.excluded.push_back(readExclusion(row));
    return roots;
}

RootId addRoot(const SQLite::Database& database, const std::filesystem::path& folder) {
    assert(folder.is_absolute());
    const std::string path = normalized(folder);
    const std::vector<RootRecord> roots = readRoots(database);

    RootId owner{};
    std::string ownerPath = path;
    if (const auto covering = rootCovering(roots, path)) {
        owner = covering->id;
        ownerPath = covering->path;
        execute(database, "DELETE FROM excluded_folder WHERE root_id = ? AND path = ?", owner,
                Blob{*relativeTo(ownerPath, path)});
    } else {
        owner = static_cast<RootId>(newId(database, "root"));
        writeRoot(database, owner, path);
    }
    for (const RootRecord& root : roots)
        if (root.id != owner && relativeTo(path, root.path))
            absorbRoot(database, owner, root, *relativeTo(ownerPath, root.path));
    return owner;
}

void moveRoot(const SQLite::Database& database, RootId root, const std::filesystem::path& folder) {
    const std::string path = normalized(folder);
    for ([[maybe_unused]] const RootRecord& other : readRoots(database))
        assert(other.id == root || (!relativeTo(other.path, path) && !relativeTo(path, other.path)));
    writeRootPath(database, root, path);
}

std::uint64_t removeRoot(const SQLite::Database& database, RootId root) {
    const std::uint64_t removed = execute(database, "DELETE FROM file WHERE root_id = ?", root);
    execute(database, "DELETE FROM root WHERE id = ?", root);
    removeOrphans(database);
    return removed;
}

std::uint64_t excludeFolder(const SQLite::Database& database, RootId root, const std::string& relativePath) {
    const std::string folder = normalized(relativePath);
    assert(!folder.empty() && folder != "." && !folder.starts_with('/'));
    // '0' follows '/': the paths between are those below the folder.
    const std::string from = folder + "/";
    const std::string to = folder + "0";
    const std::uint64_t removed =
        execute(database, "DELETE FROM file WHERE root_id = ? AND path >= ? AND path < ?", root, Blob{from},
                Blob{to});
    execute(database, "DELETE FROM excluded_folder WHERE root_id = ? AND path >= ? AND path < ?", root,
            Blob{from}, Blob{to});
    writeExclusion(database, root, folder);
    removeOrphans(database);
    return removed;
}

std::uint64_t forgetMissing(const SQLite::Database& database, RootId root) {
    const std::uint64_t removed =
        execute(database, "DELETE FROM file WHERE root_id = ? AND state = ?", root, FileState::Missing);
    removeOrphans(database);
    return removed;
}

}  // namespace kindred
