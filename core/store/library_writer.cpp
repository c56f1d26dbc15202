#include "core/store/library_writer.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cassert>
#include <utility>

#include "core/base/error.h"
#include "core/store/code_snapshot.h"
#include "core/store/connection.h"
#include "core/store/forgotten_files.h"
#include "core/store/library_lock.h"
#include "core/store/library_rows.h"
#include "core/store/root_tree.h"
#include "core/store/root_volumes.h"
#include "core/store/schema.h"
#include "core/store/sqlite_support.h"
#include "core/store/statements.h"
#include "core/store/verdict_rows.h"

namespace kindred {
namespace {

constexpr int changesPerTransaction = 4000;
constexpr auto longestTransaction = std::chrono::seconds(2);

std::optional<FileRecord> findFile(const Statements& statements, RootId root, const std::string& path) {
    const std::string sql =
        std::string("SELECT ") + fileColumns + " FROM file WHERE root_id = ? AND path = ?";
    const auto row = statements.prepare(sql, root, Blob{path});
    return row->executeStep() ? std::optional(readFile(*row)) : std::nullopt;
}

FileRecord fileWithId(const Statements& statements, PictureId id) {
    const std::string sql = std::string("SELECT ") + fileColumns + " FROM file WHERE id = ?";
    const auto row = statements.prepare(sql, id);
    [[maybe_unused]] const bool found = row->executeStep();
    assert(found);
    return readFile(*row);
}

}  // namespace

LibraryWriter::LibraryWriter(const std::filesystem::path& library)
    : m_path(canonicalLibrary(library)), m_lock(std::make_unique<LibraryLock>(m_path)) {
    const bool endedUncleanly = m_lock->takenOver() || hasUnmergedLog(m_path);
    std::error_code ignored;
    if (!std::filesystem::exists(m_path, ignored))
        createLibrary(m_path);
    m_database = openForWriting(m_path);
    m_statements = std::make_unique<Statements>(*m_database);
    if (endedUncleanly)
        checkStructure(*m_database, m_path);
    migrateAfterBackup();
}

LibraryWriter::~LibraryWriter() {
    try {
        commit();
        // So that no log is left where readers keep the file open; where one is just reading, the log waits
        // for the next writer.
        m_database->setBusyTimeout(0);
        m_database->exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const std::exception&) {
        // What was not committed is lost, as after a crash; a destructor has nobody to tell.
        m_transaction.reset();
    }
}

void LibraryWriter::migrateAfterBackup() {
    guarded(m_path, [&] {
        const int version = m_database->execAndGet("PRAGMA user_version").getInt();
        if (version >= librarySchemaVersion())
            return;
        copyLibrary(*m_database,
                    m_path.string() + ".before-version-" + std::to_string(librarySchemaVersion()));
        migrate(*m_database, librarySchema());
    });
}

/// Runs a change inside the transaction. One that fails takes the uncommitted ones with it: half a change is
/// never kept.
template <class Work>
auto LibraryWriter::change(Work&& work) {
    return guarded(m_path, [&] {
        try {
            if (!m_transaction) {
                m_transaction = std::make_unique<SQLite::Transaction>(*m_database,
                                                                      SQLite::TransactionBehavior::IMMEDIATE);
                m_transactionStart = std::chrono::steady_clock::now();
            }
            ++m_changes;
            return std::forward<Work>(work)();
        } catch (...) {
            m_transaction.reset();
            m_changes = 0;
            throw;
        }
    });
}

RootId LibraryWriter::addRoot(const std::filesystem::path& path) {
    return change([&] { return kindred::addRoot(*m_database, path); });
}

std::uint64_t LibraryWriter::removeRoot(RootId root) {
    return change([&] { return kindred::removeRoot(*m_database, root); });
}

std::uint64_t LibraryWriter::excludeFolder(RootId root, const std::string& relativePath) {
    return change([&] { return kindred::excludeFolder(*m_database, root, relativePath); });
}

std::uint64_t LibraryWriter::forgetMissing(RootId root) {
    return change([&] { return kindred::forgetMissing(*m_database, root); });
}

void LibraryWriter::moveRoot(RootId root, const std::filesystem::path& path) {
    change([&] { kindred::moveRoot(*m_database, root, path); });
}

void LibraryWriter::setVolume(RootId root, const std::string& volume) {
    change([&] {
        if (readVolume(*m_database, root) != volume)
            writeVolume(*m_database, root, volume);
    });
}

ModelId LibraryWriter::addModel(const ModelRecord& model) {
    return change([&] {
        ModelRecord record = model;
        const auto known = integer(*m_database, "SELECT id FROM model WHERE sha256 = ?", model.sha256);
        record.id = static_cast<ModelId>(known ? *known : newId(*m_database, "model"));
        writeModel(*m_database, record);
        return record.id;
    });
}

void LibraryWriter::setDefaultModel(ModelId model) {
    change([&] { writeDefaultModel(*m_database, model); });
}

ContentId LibraryWriter::addContent(const ContentRecord& content) {
    return change([&] {
        const std::string_view hash(reinterpret_cast<const char*>(content.hash.data()), content.hash.size());
        const auto known = integer(*m_statements, "SELECT id FROM content WHERE hash = ? AND size = ?",
                                   Blob{hash}, content.size);
        const auto id = static_cast<ContentId>(known ? *known : newId(*m_statements, "content"));
        if (!known)
            writeContent(*m_statements, id, content);
        return id;
    });
}

void LibraryWriter::setCode(ContentId content, ModelId model, const BinaryCode& code) {
    change([&] {
        assert(integer(*m_statements, "SELECT bits FROM model WHERE id = ?", model) == code.bits());
        writeCode(*m_statements, content, model, code);
    });
}

void LibraryWriter::setFeatures(ContentId content, ModelId model, std::span<const float> features) {
    assert(!features.empty() && features.size() <= 4096);
    change([&] { writeFeatures(*m_statements, content, model, features); });
}

PictureId LibraryWriter::putFile(const FileRecord& file) {
    return change([&] {
        FileRecord record = file;
        const auto known = findFile(*m_statements, file.root, file.relativePath);
        record.id = known ? known->id : static_cast<PictureId>(newId(*m_statements, "file"));
        writeFile(*m_statements, record);
        return record.id;
    });
}

void LibraryWriter::moveFile(PictureId id, RootId root, const std::string& relativePath, std::uint64_t size,
                             std::int64_t modifiedNs) {
    change([&] {
        FileRecord record = fileWithId(*m_statements, id);
        record.root = root;
        record.relativePath = relativePath;
        record.size = size;
        record.modifiedNs = modifiedNs;
        record.state = FileState::Indexed;
        execute(*m_statements, "DELETE FROM file WHERE root_id = ? AND path = ? AND id <> ?", root,
                Blob{relativePath}, id);
        writeFile(*m_statements, record);
    });
}

void LibraryWriter::setState(PictureId id, FileState state) {
    change([&] {
        FileRecord record = fileWithId(*m_statements, id);
        record.state = state;
        writeFile(*m_statements, record);
    });
}

void LibraryWriter::forgetFiles(std::span<const PictureId> ids) {
    change([&] { kindred::forgetFiles(*m_database, ids); });
}

bool LibraryWriter::restoreFile(const FileRecord& file) {
    return change([&] { return kindred::restoreFile(*m_database, file); });
}

void LibraryWriter::setNotSame(const ContentKey& a, const ContentKey& b, bool notSame) {
    change([&] { kindred::setNotSame(*m_database, a, b, notSame); });
}

void LibraryWriter::setMark(const ContentKey& content, MarkKind kind, bool marked) {
    change([&] { kindred::setMark(*m_database, content, kind, marked); });
}

bool LibraryWriter::commitIfDue() {
    if (!m_transaction)
        return false;
    const auto age = std::chrono::steady_clock::now() - m_transactionStart;
    const bool isDue = m_changes >= changesPerTransaction || age >= longestTransaction;
    if (isDue)
        commit();
    return isDue;
}

void LibraryWriter::commit() {
    guarded(m_path, [&] {
        m_changes = 0;
        if (const auto transaction = std::exchange(m_transaction, nullptr))
            transaction->commit();
    });
}

void LibraryWriter::packCodes(const PackingLimits& limits) {
    commit();
    change([&] { kindred::packCodes(*m_database, limits); });
    commit();
}

void LibraryWriter::backUp(const std::filesystem::path& target) {
    commit();
    // Nobody may be writing what the copy replaces, least of all this library itself.
    const std::filesystem::path canonical = canonicalLibrary(target);
    const LibraryLock lock(canonical);
    copyLibrary(*m_database, canonical);
}

}  // namespace kindred
