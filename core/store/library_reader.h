#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/binary_code.h"
#include "core/store/library_types.h"

namespace SQLite {
class Database;
}

namespace kindred {

class Statements;

/// Reads a library over a connection of its own (query_only, never checkpoints); any number beside one
/// writer, in any process. A reader sees the last commit at each call. Not thread-safe: one a thread.
///
/// Throws Error: "library-not-found", "library-damaged" (not SQLite, checksum of a row wrong),
/// "library-foreign" (another program's file), "library-too-new" (made by a later version), "library-too-old"
/// (a writer must migrate it first), "library-unreadable" (no permission), "library-busy".
///
/// In a folder that cannot be written, a library that nobody writes is opened as immutable.
class LibraryReader {
public:
    explicit LibraryReader(const std::filesystem::path& library);
    ~LibraryReader();
    LibraryReader(LibraryReader&&) noexcept;

    /// Absolute, links resolved.
    const std::filesystem::path& path() const { return m_path; }
    int schemaVersion() const;

    std::vector<RootRecord> roots() const;  ///< `reachable` looked at now; ordered by path
    /// The file system that a root was last seen on, where that is known.
    std::optional<std::string> volumeOf(RootId root) const;
    std::vector<ModelRecord> models() const;  ///< their pictures counted (0.3 s for a million), ordered by id
    std::optional<ModelRecord> defaultModel() const;                        ///< not counted
    std::optional<ModelRecord> findModel(const std::string& sha256) const;  ///< not counted
    LibraryCounts counts() const;

    std::optional<FileRecord> file(PictureId id) const;
    std::optional<ContentRecord> content(ContentId id) const;
    /// Each file of a root, ordered by path bytes, without holding them all.
    void visitFilesOf(RootId root, const std::function<void(FileRecord&&)>& visit) const;
    /// All files of a root, ordered by path.
    std::vector<FileRecord> filesOf(RootId root) const;
    /// Files in a state, ordered by (root path, path); all states if none is given.
    std::vector<FileRecord> files(std::optional<FileState> state) const;
    /// The absolute path of a file: root and relative path joined. Throws Error("picture-not-in-library").
    std::filesystem::path absolutePath(PictureId id) const;

    /// The code of a file in any state.
    std::optional<BinaryCode> code(PictureId id, ModelId model) const;
    /// Every indexed file with a code of this model; nothing, of 0 bits, for a model that is not there. Quick
    /// where the writer packed them (tens of milliseconds for a million); else the rows are read. A packed
    /// copy that is damaged is passed over: the rows are the truth.
    CodeSnapshot codes(ModelId model) const;
    /// What became of the pictures since `since`, the revision of an earlier call of codes() or
    /// codeChanges(). Nothing where the library does not tell (it keeps the newest tens of thousands of
    /// changes) or where so much has changed that codes() is quicker.
    std::optional<CodeChanges> codeChanges(ModelId model, std::int64_t since) const;
    /// The pooled features of files in any state, as setFeatures() was given them, rounded to half floats: as
    /// many as `ids`, an empty vector where none are kept. Reads only those asked for.
    std::vector<std::vector<float>> features(ModelId model, std::span<const PictureId> ids) const;

    std::optional<ContentId> findContent(const std::array<std::byte, 16>& hash, std::uint64_t size) const;
    bool hasCode(ContentId content, ModelId model) const;
    bool hasFeatures(ContentId content, ModelId model) const;
    /// Has any contents with a code of this model no features, as in a library of an earlier version?
    bool lacksFeatures(ModelId model) const;
    /// Files with these contents, any state.
    std::vector<FileRecord> filesWith(ContentId content) const;
    /// Indexed files with their contents, in the order of `ids`; those that are not there are left out.
    std::vector<PictureRecord> pictures(std::span<const PictureId> ids) const;
    /// Every pair that a person said is not the same picture, rising.
    std::vector<NotSamePair> notSame() const;
    /// Contents with a mark, rising.
    std::vector<ContentKey> marked(MarkKind kind) const;
    /// Changes with every commit of a writer; equal values mean nothing changed for this connection.
    std::int64_t dataVersion() const;

private:
    std::filesystem::path m_path;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_statements;
};

}  // namespace kindred
