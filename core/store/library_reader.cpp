#include "core/store/library_reader.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/store/code_snapshot.h"
#include "core/store/connection.h"
#include "core/store/library_rows.h"
#include "core/store/picture_lookup.h"
#include "core/store/root_tree.h"
#include "core/store/root_volumes.h"
#include "core/store/sqlite_support.h"
#include "core/store/statements.h"
#include "core/store/verdict_rows.h"

namespace kindred {
namespace {

std::vector<FileRecord> collectFiles(SQLite::Statement row) {
    std::vector<FileRecord> files;
    while (row.executeStep())
        files.push_back(readFile(row));
    return files;
}

/// "SELECT … FROM file" and what follows. Whole lists are read from the table, not by way of an index, whose
/// entries have no checksum.
std::string selectFiles(const std::string& rest) {
    return std::string("SELECT ") + fileColumns + " FROM file " + rest;
}

std::uint64_t countFiles(const SQLite::Database& database, FileState state) {
    const auto count = integer(database, "SELECT count(*) FROM file WHERE state = ?", state);
    return static_cast<std::uint64_t>(count.value_or(0));
}

/// Counted over two indexes, without touching the rows.
std::uint64_t countPictures(const SQLite::Database& database, ModelId model) {
    const auto count =
        integer(database,
                "SELECT count(*) FROM file CROSS JOIN code "
                "ON code.model_id = ?1 AND code.content_id = file.content_id WHERE file.state = ?2",
                model, FileState::Indexed);
    return static_cast<std::uint64_t>(count.value_or(0));
}

void countByState(const SQLite::Database& database, RootRecord& root) {
    SQLite::Statement row =
        prepare(database, "SELECT state, count(*) FROM file WHERE root_id = ? GROUP BY state", root.id);
    while (row.executeStep()) {
        const auto count = static_cast<std::uint64_t>(row.getColumn(1).getInt64());
        switch (static_cast<FileState>(row.getColumn(0).getInt())) {
            case FileState::Indexed:
                root.indexed = count;
                break;
            case FileState::Failed:
                root.failed = count;
                break;
            case FileState::Missing:
                root.missing = count;
                break;
        }
    }
}

}  // namespace

LibraryReader::LibraryReader(const std::filesystem::path& library)
    : m_path(canonicalLibrary(library)),
      m_database(openForReading(m_path)),
      m_statements(std::make_unique<Statements>(*m_database)) {}

LibraryReader::~LibraryReader() = default;
LibraryReader::LibraryReader(LibraryReader&&) noexcept = default;

int LibraryReader::schemaVersion() const {
    return guarded(m_path, [&] { return m_database->execAndGet("PRAGMA user_version").getInt(); });
}

std::vector<RootRecord> LibraryReader::roots() const {
    auto roots = guarded(m_path, [&] { return readRoots(*m_database); });
    for (RootRecord& root : roots) {
        guarded(m_path, [&] { countByState(*m_database, root); });
        std::error_code ignored;
        root.reachable = std::filesystem::is_directory(root.path, ignored);
    }
    return roots;
}

std::optional<std::string> LibraryReader::volumeOf(RootId root) const {
    return guarded(m_path, [&] { return readVolume(*m_database, root); });
}

std::vector<ModelRecord> LibraryReader::models() const {
    return guarded(m_path, [&] {
        auto models = readModels(*m_database);
        for (ModelRecord& model : models)
            model.pictures = countPictures(*m_database, model.id);
        return models;
    });
}

std::optional<ModelRecord> LibraryReader::findModel(const std::string& sha256) const {
    return guarded(m_path, [&]() -> std::optional<ModelRecord> {
        const auto models = readModels(*m_database);
        const auto found = std::ranges::find(models, sha256, &ModelRecord::sha256);
        return found != models.end() ? std::optional(*found) : std::nullopt;
    });
}

std::optional<ModelRecord> LibraryReader::defaultModel() const {
    return guarded(m_path, [&]() -> std::optional<ModelRecord> {
        const auto id = readDefaultModel(*m_database);
        if (!id)
            return std::nullopt;
        auto model = kindred::findModel(*m_database, *id);
        if (!model)
            throw damagedRow("the default model is not among the models");
        return model;
    });
}

LibraryCounts LibraryReader::counts() const {
    return guarded(m_path, [&] {
        LibraryCounts counts;
        if (const auto model = readDefaultModel(*m_database))
            counts.pictures = countPictures(*m_database, *model);
        counts.failures = countFiles(*m_database, FileState::Failed);
        counts.missing = countFiles(*m_database, FileState::Missing);
        return counts;
    });
}

std::optional<FileRecord> LibraryReader::file(PictureId id) const {
    return guarded(m_path, [&]() -> std::optional<FileRecord> {
        SQLite::Statement row = prepare(*m_database, selectFiles("WHERE id = ?").c_str(), id);
        if (!row.executeStep())
            return std::nullopt;
        return readFile(row);
    });
}

std::optional<ContentRecord> LibraryReader::content(ContentId id) const {
    return guarded(m_path, [&]() -> std::optional<ContentRecord> {
        const std::string sql = std::string("SELECT ") + contentColumns + " FROM content WHERE id = ?";
        SQLite::Statement row = prepare(*m_database, sql.c_str(), id);
        if (!row.executeStep())
            return std::nullopt;
        return readContent(row);
    });
}

void LibraryReader::visitFilesOf(RootId root, const std::function<void(FileRecord&&)>& visit) const {
    guarded(m_path, [&] {
        SQLite::Statement row =
            prepare(*m_database, selectFiles("NOT INDEXED WHERE root_id = ? ORDER BY path").c_str(), root);
        while (row.executeStep())
            visit(readFile(row));
    });
}

std::vector<FileRecord> LibraryReader::filesOf(RootId root) const {
    std::vector<FileRecord> files;
    visitFilesOf(root, [&](FileRecord&& file) { files.push_back(std::move(file)); });
    return files;
}

std::vector<FileRecord> LibraryReader::files(std::optional<FileState> state) const {
    return guarded(m_path, [&] {
        const std::string sql = selectFiles(
            "NOT INDEXED JOIN root ON root.id = file.root_id WHERE ?1 IS NULL OR file.state = ?1 "
            "ORDER BY root.path, file.path");
        return collectFiles(prepare(*m_database, sql.c_str(), state));
    });
}

std::filesystem::path LibraryReader::absolutePath(PictureId id) const {
    const auto record = file(id);
    if (!record)
        throw Error(ErrorCategory::Library, "picture-not-in-library",
                    {m_path.string(), std::to_string(static_cast<std::int64_t>(id))},
                    "The library \"" + m_path.string() + "\" has no picture number " +
                        std::to_string(static_cast<std::int64_t>(id)) + " any more; search again.");
    return guarded(m_path, [&] {
        const std::string sql = std::string("SELECT ") + rootColumns + " FROM root WHERE id = ?";
        SQLite::Statement row = prepare(*m_database, sql.c_str(), record->root);
        if (!row.executeStep())
            throw damagedRow("a file belongs to no root");
        return std::filesystem::path(readRoot(row).path) / record->relativePath;
    });
}

std::optional<BinaryCode> LibraryReader::code(PictureId id, ModelId model) const {
    return guarded(m_path, [&]() -> std::optional<BinaryCode> {
        const std::string sql =
            std::string("SELECT ") + codeColumns +
            ", model.bits FROM file JOIN code ON code.content_id = file.content_id "
            "JOIN model ON model.id = code.model_id WHERE file.id = ? AND code.model_id = ?";
        SQLite::Statement row = prepare(*m_database, sql.c_str(), id, model);
        if (!row.executeStep())
            return std::nullopt;
        verifyCode(row);
        return readCode(row, row.getColumn(4).getInt());
    });
}

CodeSnapshot LibraryReader::codes(ModelId model) const {
    return guarded(m_path, [&] {
        const SQLite::Transaction oneState(*m_database);
        const auto record = kindred::findModel(*m_database, model);
        return record ? readSnapshot(*m_database, *record) : CodeSnapshot{};
    });
}

std::optional<CodeChanges> LibraryReader::codeChanges(ModelId model, std::int64_t since) const {
    return guarded(m_path, [&] {
        const SQLite::Transaction oneState(*m_database);
        const auto record = kindred::findModel(*m_database, model);
        return record ? readChanges(*m_database, *record, since) : std::nullopt;
    });
}

std::vector<std::vector<float>> LibraryReader::features(ModelId model, std::span<const PictureId> ids) const {
    return guarded(m_path, [&] {
        std::vector<std::vector<float>> features(ids.size());
        const SQLite::Transaction oneState(*m_database);
        if (const auto record = kindred::findModel(*m_database, model)) {
            PictureLookup lookup(*m_database, *record);
            std::ranges::transform(ids, features.begin(), [&](PictureId id) { return lookup.features(id); });
        }
        return features;
    });
}

std::optional<ContentId> LibraryReader::findContent(const std::array<std::byte, 16>& hash,
                                                    std::uint64_t size) const {
    const std::string_view bytes(reinterpret_cast<const char*>(hash.data()), hash.size());
    return guarded(m_path, [&]() -> std::optional<ContentId> {
        const auto id =
            integer(*m_statements, "SELECT id FROM content WHERE hash = ? AND size = ?", Blob{bytes}, size);
        return id ? std::optional(static_cast<ContentId>(*id)) : std::nullopt;
    });
}

bool LibraryReader::hasCode(ContentId content, ModelId model) const {
    return guarded(m_path, [&] {
        return integer(*m_statements, "SELECT 1 FROM code WHERE model_id = ? AND content_id = ?", model,
                       content)
            .has_value();
    });
}

bool LibraryReader::hasFeatures(ContentId content, ModelId model) const {
    return guarded(m_path, [&] {
        return integer(*m_statements, "SELECT 1 FROM feature WHERE content_id = ? AND model_id = ?", content,
                       model)
            .has_value();
    });
}

bool LibraryReader::lacksFeatures(ModelId model) const {
    return guarded(m_path, [&] {
        return integer(*m_database,
                       "SELECT 1 FROM code WHERE model_id = ?1 AND NOT EXISTS (SELECT 1 FROM feature WHERE "
                       "feature.content_id = code.content_id AND feature.model_id = ?1) LIMIT 1",
                       model)
            .has_value();
    });
}

std::vector<FileRecord> LibraryReader::filesWith(ContentId content) const {
    return guarded(m_path, [&] {
        return collectFiles(
            prepare(*m_database, selectFiles("WHERE content_id = ? ORDER BY id").c_str(), content));
    });
}

std::vector<PictureRecord> LibraryReader::pictures(std::span<const PictureId> ids) const {
    return guarded(m_path, [&] { return readPictures(*m_database, ids); });
}

std::vector<NotSamePair> LibraryReader::notSame() const {
    return guarded(m_path, [&] { return readNotSame(*m_database); });
}

std::vector<ContentKey> LibraryReader::marked(MarkKind kind) const {
    return guarded(m_path, [&] { return readMarked(*m_database, kind); });
}

std::int64_t LibraryReader::dataVersion() const {
    return guarded(m_path, [&] { return m_database->execAndGet("PRAGMA data_version").getInt64(); });
}

}  // namespace kindred
