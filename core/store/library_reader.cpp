#include "core/store/library_reader.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/store/connection.h"
#include "core/store/library_rows.h"
#include "core/store/root_tree.h"
#include "core/store/sqlite_support.h"

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

using CodesByContent = std::vector<std::pair<ContentId, BinaryCode>>;

/// In ascending order of contents. Goes through the whole table, also past the other models' rows: a row
/// whose key has changed on the disk would not be met on the way that the key leads.
CodesByContent readCodes(const SQLite::Database& database, ModelId model, int bits) {
    CodesByContent codes;
    const std::string sql = std::string("SELECT ") + codeColumns + " FROM code ORDER BY model_id, content_id";
    for (SQLite::Statement row(database, sql); row.executeStep();) {
        verifyCode(row);
        if (row.getColumn(0).getInt64() == static_cast<std::int64_t>(model))
            codes.emplace_back(static_cast<ContentId>(row.getColumn(1).getInt64()), readCode(row, bits));
    }
    return codes;
}

const BinaryCode* findCode(const CodesByContent& codes, ContentId content) {
    const auto found = std::ranges::lower_bound(codes, content, {}, &CodesByContent::value_type::first);
    return found != codes.end() && found->first == content ? &found->second : nullptr;
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
    : m_path(canonicalLibrary(library)), m_database(openForReading(m_path)) {}

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

std::vector<ModelRecord> LibraryReader::models() const {
    return guarded(m_path, [&] {
        std::vector<ModelRecord> models;
        const std::string sql = std::string("SELECT ") + modelColumns + " FROM model NOT INDEXED ORDER BY id";
        for (SQLite::Statement row(*m_database, sql); row.executeStep();)
            models.push_back(readModel(row));
        for (ModelRecord& model : models)
            model.pictures = countPictures(*m_database, model.id);
        return models;
    });
}

std::optional<ModelRecord> LibraryReader::defaultModel() const {
    return guarded(m_path, [&]() -> std::optional<ModelRecord> {
        const auto id = readDefaultModel(*m_database);
        if (!id)
            return std::nullopt;
        const std::string sql = std::string("SELECT ") + modelColumns + " FROM model WHERE id = ?";
        SQLite::Statement row = prepare(*m_database, sql.c_str(), *id);
        if (!row.executeStep())
            throw damagedRow("the default model is not among the models");
        ModelRecord model = readModel(row);
        model.pictures = countPictures(*m_database, model.id);
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

std::vector<FileRecord> LibraryReader::filesOf(RootId root) const {
    return guarded(m_path, [&] {
        return collectFiles(
            prepare(*m_database, selectFiles("NOT INDEXED WHERE root_id = ? ORDER BY path").c_str(), root));
    });
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

void LibraryReader::forEachCode(ModelId model,
                                const std::function<void(PictureId, const BinaryCode&)>& row) const {
    guarded(m_path, [&] {
        const auto bits = integer(*m_database, "SELECT bits FROM model WHERE id = ?", model);
        if (!bits)
            return;
        const SQLite::Transaction oneState(*m_database);
        const CodesByContent codes = readCodes(*m_database, model, static_cast<int>(*bits));
        SQLite::Statement statement = prepare(
            *m_database, selectFiles("NOT INDEXED WHERE state = ? ORDER BY id").c_str(), FileState::Indexed);
        while (statement.executeStep()) {
            const FileRecord file = readFile(statement);
            if (const BinaryCode* code = file.content ? findCode(codes, *file.content) : nullptr)
                row(file.id, *code);
        }
    });
}

std::optional<ContentId> LibraryReader::findContent(const std::array<std::byte, 16>& hash,
                                                    std::uint64_t size) const {
    const std::string_view bytes(reinterpret_cast<const char*>(hash.data()), hash.size());
    return guarded(m_path, [&]() -> std::optional<ContentId> {
        const auto id =
            integer(*m_database, "SELECT id FROM content WHERE hash = ? AND size = ?", Blob{bytes}, size);
        return id ? std::optional(static_cast<ContentId>(*id)) : std::nullopt;
    });
}

bool LibraryReader::hasCode(ContentId content, ModelId model) const {
    return guarded(m_path, [&] {
        return integer(*m_database, "SELECT 1 FROM code WHERE model_id = ? AND content_id = ?", model,
                       content)
            .has_value();
    });
}

std::vector<FileRecord> LibraryReader::filesWith(ContentId content) const {
    return guarded(m_path, [&] {
        return collectFiles(
            prepare(*m_database, selectFiles("WHERE content_id = ? ORDER BY id").c_str(), content));
    });
}

std::int64_t LibraryReader::dataVersion() const {
    return guarded(m_path, [&] { return m_database->execAndGet("PRAGMA data_version").getInt64(); });
}

}  // namespace kindred
