#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/base/binary_code.h"
#include "core/store/library_types.h"

namespace SQLite {
class Database;
class Transaction;
}  // namespace SQLite

namespace kindred {

class LibraryLock;
class Statements;

/// The one connection that writes a library; guarded by a lock file beside it, which a crash leaves stale and
/// the next writer takes over. Not thread-safe.
///
/// Changes gather in a transaction; commitIfDue() commits once it holds a few thousand rows or is two seconds
/// old, so that a crash loses at most that. A change that fails undoes all that is not committed yet. The
/// destructor commits what is left if it can.
///
/// The constructor opens a library or creates one (its folder must exist), checks it after an unclean end
/// (quick_check), and migrates older schemas after a backup. Throws Error: as LibraryReader, and
/// "library-locked" naming the process that holds it, "library-disk-full", "library-read-only",
/// "library-not-written".
class LibraryWriter {
public:
    explicit LibraryWriter(const std::filesystem::path& library);
    ~LibraryWriter();
    LibraryWriter(const LibraryWriter&) = delete;
    LibraryWriter& operator=(const LibraryWriter&) = delete;

    /// Absolute, links resolved.
    const std::filesystem::path& path() const { return m_path; }

    /// Finds the root or adds it. `path` is absolute. Lies within another root: that root is returned and
    /// nothing is added, but an exclusion of exactly this folder is lifted (below an excluded folder it
    /// becomes a root of its own). Contains other roots: they become part of it, their files keep their ids.
    RootId addRoot(const std::filesystem::path& path);
    /// Takes the root out with all its files; contents that no file holds any more go with them. Returns
    /// files removed.
    std::uint64_t removeRoot(RootId root);
    /// Takes a folder below a root out of the library, from now on not walked. Returns files removed.
    std::uint64_t excludeFolder(RootId root, const std::string& relativePath);

    /// A root that came back under another path: it keeps everything. `path` is absolute and belongs to no
    /// root, nor does any lie within it (asserted).
    void moveRoot(RootId root, const std::filesystem::path& path);
    /// Notes the file system that a root lies on, as volumeOf() tells it.
    void setVolume(RootId root, const std::string& volume);

    /// Finds the model by its SHA-256 or adds it; name and path are brought up to date.
    ModelId addModel(const ModelRecord& model);
    void setDefaultModel(ModelId model);

    /// Finds the contents by hash and size or adds them.
    ContentId addContent(const ContentRecord& content);
    /// `code` has the model's length (asserted); replaces the one that is there.
    void setCode(ContentId content, ModelId model, const BinaryCode& code);

    /// The pooled features, 1 to 4096 (asserted), kept as half floats; replaces those that are there.
    void setFeatures(ContentId content, ModelId model, std::span<const float> features);

    /// Adds or replaces the file at (root, relativePath); `id` of the argument is ignored, the file keeps the
    /// id it has.
    PictureId putFile(const FileRecord& file);
    /// A file that moved: keeps id and everything known, gets a new place and is Indexed; what the library
    /// had there goes.
    void moveFile(PictureId id, RootId root, const std::string& relativePath, std::uint64_t size,
                  std::int64_t modifiedNs);
    void setState(PictureId id, FileState state);
    /// Forgets every missing file of a root; only ever on request. Returns files removed.
    std::uint64_t forgetMissing(RootId root);

    /// Forgets files that were removed on request, with codes and contents kept for restoreFile() (whatever
    /// takes out a folder later sweeps them). Files that are not there are passed over.
    void forgetFiles(std::span<const PictureId> ids);
    /// Brings back a file that forgetFiles() forgot, under its id. False where that cannot be: its root or
    /// contents are gone, or its place is taken.
    bool restoreFile(const FileRecord& file);

    /// Remembers, or takes back, that two different contents are not the same picture, in whichever order.
    void setNotSame(const ContentKey& a, const ContentKey& b, bool notSame);
    /// Marks contents, or takes the mark away. Both outlive the removal of the files.
    void setMark(const ContentKey& content, MarkKind kind, bool marked);

    /// True if it did.
    bool commitIfDue();
    void commit();
    /// Makes the packed copies from which LibraryReader::codes() loads quickly, of each model with enough
    /// changes since its last packing (few: small libraries need no copy), and forgets changes that are too
    /// old to be told. To be called after much was changed. Commits before and after: a crash leaves the
    /// copies as they were. Takes about 2 s for a million pictures at first; later on only blocks of 65,536
    /// pictures in which something changed are written.
    void packCodes(const PackingLimits& limits = {});

    /// A checked copy by VACUUM INTO, flushed and renamed; commits first. Replaces a file of that name,
    /// unless that is a library that somebody writes (this one included): Error("library-locked").
    void backUp(const std::filesystem::path& target);

private:
    void migrateAfterBackup();
    template <class Work>
    auto change(Work&& work);

    std::filesystem::path m_path;
    std::unique_ptr<LibraryLock> m_lock;
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<Statements> m_statements;
    std::unique_ptr<SQLite::Transaction> m_transaction;
    std::chrono::steady_clock::time_point m_transactionStart{};
    int m_changes = 0;
};

}  // namespace kindred
