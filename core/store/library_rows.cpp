#include "core/store/library_rows.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/base/half_float.h"
#include "core/store/little_endian.h"
#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

std::string bytesAsString(const SQLite::Column& column) {
    const auto bytes = bytesOf(column);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

template <class Id>
Id idOf(const SQLite::Column& column) {
    return static_cast<Id>(column.getInt64());
}

void verify(const RowChecksum& checksum, const SQLite::Column& stored, const char* table) {
    if (checksum.value() != stored.getInt64())
        throw damagedRow(std::string("a row of the table \"") + table + "\" has changed on the disk");
}

RowChecksum checksumOf(const FileRecord& file) {
    RowChecksum checksum;
    checksum.add(file.id).add(file.root).add(file.relativePath).add(file.size).add(file.modifiedNs);
    checksum.add(file.state).add(file.content).add(file.error).add(file.reason);
    return checksum;
}

RowChecksum checksumOf(ModelId model, ContentId content, std::span<const std::byte> bits) {
    return RowChecksum().add(model).add(content).add(bits);
}

RowChecksum featureChecksum(ContentId content, ModelId model, std::span<const std::byte> halves) {
    return RowChecksum().add(content).add(model).add(halves);
}

RowChecksum checksumOf(ContentId id, const ContentRecord& content) {
    RowChecksum checksum;
    checksum.add(id).add(std::span<const std::byte>(content.hash)).add(content.size).add(content.width);
    checksum.add(content.height).add(content.format).add(content.taken);
    return checksum;
}

RowChecksum checksumOf(const ModelRecord& model) {
    return RowChecksum().add(model.id).add(model.sha256).add(model.name).add(model.path).add(model.bits);
}

RowChecksum checksumOf(RootId root, const std::string& path) {
    return RowChecksum().add(root).add(path);
}

std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

FileRecord readFile(const SQLite::Statement& row) {
    const auto column = [&](int index) { return row.getColumn(index); };
    FileRecord file;
    file.id = idOf<PictureId>(column(0));
    file.root = idOf<RootId>(column(1));
    file.relativePath = bytesAsString(column(2));
    file.size = static_cast<std::uint64_t>(column(3).getInt64());
    file.modifiedNs = column(4).getInt64();
    file.state = static_cast<FileState>(column(5).getInt());
    if (!column(6).isNull())
        file.content = idOf<ContentId>(column(6));
    file.error = column(7).getString();
    file.reason = column(8).getString();
    verify(checksumOf(file), column(9), "file");
    return file;
}

void verifyCode(const SQLite::Statement& row) {
    const SQLite::Column bits = row.getColumn(2);
    verify(checksumOf(idOf<ModelId>(row.getColumn(0)), idOf<ContentId>(row.getColumn(1)), bytesOf(bits)),
           row.getColumn(3), "code");
}

BinaryCode readCode(const SQLite::Statement& row, int bits) {
    const SQLite::Column value = row.getColumn(2);
    try {
        return BinaryCode::fromBytes(bytesOf(value), bits);
    } catch (const Error& error) {
        throw damagedRow(error.what());
    }
}

std::vector<float> readFeatures(const SQLite::Statement& row) {
    const SQLite::Column column = row.getColumn(2);
    const auto bytes = bytesOf(column);
    verify(featureChecksum(idOf<ContentId>(row.getColumn(0)), idOf<ModelId>(row.getColumn(1)), bytes),
           row.getColumn(3), "feature");
    std::vector<std::uint16_t> halves(bytes.size() / sizeof(std::uint16_t));
    readNumbers<std::uint16_t>(bytes, halves);
    std::vector<float> features(halves.size());
    fromHalf(halves, features);
    return features;
}

ContentRecord readContent(const SQLite::Statement& row) {
    ContentRecord content;
    const SQLite::Column hash = row.getColumn(1);
    const auto bytes = bytesOf(hash);
    std::copy_n(bytes.begin(), std::min(bytes.size(), content.hash.size()), content.hash.begin());
    content.size = static_cast<std::uint64_t>(row.getColumn(2).getInt64());
    content.width = row.getColumn(3).getInt();
    content.height = row.getColumn(4).getInt();
    content.format = row.getColumn(5).getString();
    content.taken = row.getColumn(6).getString();
    verify(checksumOf(idOf<ContentId>(row.getColumn(0)), content), row.getColumn(7), "content");
    return content;
}

ModelRecord readModel(const SQLite::Statement& row) {
    ModelRecord model;
    model.id = idOf<ModelId>(row.getColumn(0));
    model.sha256 = row.getColumn(1).getString();
    model.name = row.getColumn(2).getString();
    model.path = bytesAsString(row.getColumn(3));
    model.bits = row.getColumn(4).getInt();
    verify(checksumOf(model), row.getColumn(5), "model");
    return model;
}

RootRecord readRoot(const SQLite::Statement& row) {
    RootRecord root;
    root.id = idOf<RootId>(row.getColumn(0));
    root.path = bytesAsString(row.getColumn(1));
    verify(checksumOf(root.id, root.path), row.getColumn(2), "root");
    return root;
}

std::string readExclusion(const SQLite::Statement& row) {
    std::string path = bytesAsString(row.getColumn(1));
    verify(checksumOf(idOf<RootId>(row.getColumn(0)), path), row.getColumn(2), "excluded_folder");
    return path;
}

void writeFile(const Statements& database, const FileRecord& file) {
    execute(
        database,
        "INSERT INTO file (id, root_id, path, size, modified_ns, state, content_id, error, reason, checksum) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO UPDATE SET "
        "root_id = ?2, path = ?3, size = ?4, modified_ns = ?5, state = ?6, content_id = ?7, error = ?8, "
        "reason = ?9, checksum = ?10",
        file.id, file.root, Blob{file.relativePath}, file.size, file.modifiedNs, file.state, file.content,
        file.error, file.reason, checksumOf(file).value());
}

void writeCode(const Statements& database, ContentId content, ModelId model, const BinaryCode& code) {
    const auto bytes = code.toBytes();
    execute(database,
            "INSERT OR REPLACE INTO code (model_id, content_id, bits, checksum) VALUES (?, ?, ?, ?)", model,
            content, Blob{asText(bytes)}, checksumOf(model, content, bytes).value());
}

void writeFeatures(const Statements& database, ContentId content, ModelId model,
                   std::span<const float> features) {
    std::vector<std::uint16_t> halves(features.size());
    toHalf(features, halves);
    std::string bytes;
    appendNumbers<std::uint16_t>(bytes, halves);
    execute(database,
            "INSERT OR REPLACE INTO feature (content_id, model_id, halves, checksum) VALUES (?, ?, ?, ?)",
            content, model, Blob{bytes},
            featureChecksum(content, model, std::as_bytes(std::span(bytes))).value());
}

void writeContent(const Statements& database, ContentId id, const ContentRecord& content) {
    execute(database,
            "INSERT INTO content (id, hash, size, width, height, format, taken, checksum) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET "
            "hash = ?2, size = ?3, width = ?4, height = ?5, format = ?6, taken = ?7, checksum = ?8",
            id, Blob{asText(content.hash)}, content.size, content.width, content.height, content.format,
            content.taken, checksumOf(id, content).value());
}

void writeModel(const SQLite::Database& database, const ModelRecord& model) {
    execute(database,
            "INSERT INTO model (id, sha256, name, path, bits, checksum) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
            "ON CONFLICT (id) DO UPDATE SET sha256 = ?2, name = ?3, path = ?4, bits = ?5, checksum = ?6",
            model.id, model.sha256, model.name, Blob{model.path}, model.bits, checksumOf(model).value());
}

void writeRoot(const SQLite::Database& database, RootId id, const std::string& path) {
    execute(database, "INSERT INTO root (id, path, checksum) VALUES (?, ?, ?)", id, Blob{path},
            checksumOf(id, path).value());
}

void writeRootPath(const SQLite::Database& database, RootId id, const std::string& path) {
    execute(database, "UPDATE root SET path = ?, checksum = ? WHERE id = ?", Blob{path},
            checksumOf(id, path).value(), id);
}

void writeExclusion(const SQLite::Database& database, RootId root, const std::string& path) {
    execute(database, "INSERT OR REPLACE INTO excluded_folder (root_id, path, checksum) VALUES (?, ?, ?)",
            root, Blob{path}, checksumOf(root, path).value());
}

void writeDefaultModel(const SQLite::Database& database, ModelId model) {
    execute(database, "INSERT OR REPLACE INTO default_model (id, model_id, checksum) VALUES (1, ?, ?)", model,
            RowChecksum().add(model).value());
}

std::vector<ModelRecord> readModels(const SQLite::Database& database) {
    std::vector<ModelRecord> models;
    const std::string sql = std::string("SELECT ") + modelColumns + " FROM model NOT INDEXED ORDER BY id";
    for (SQLite::Statement row(database, sql); row.executeStep();)
        models.push_back(readModel(row));
    return models;
}

std::optional<ModelRecord> findModel(const SQLite::Database& database, ModelId id) {
    const std::string sql = std::string("SELECT ") + modelColumns + " FROM model WHERE id = ?";
    SQLite::Statement row = prepare(database, sql.c_str(), id);
    return row.executeStep() ? std::optional(readModel(row)) : std::nullopt;
}

std::optional<ModelId> readDefaultModel(const SQLite::Database& database) {
    SQLite::Statement row(database, "SELECT model_id, checksum FROM default_model");
    if (!row.executeStep())
        return std::nullopt;
    const auto model = idOf<ModelId>(row.getColumn(0));
    verify(RowChecksum().add(model), row.getColumn(1), "default_model");
    return model;
}

std::int64_t newId(const Statements& database, const char* table) {
    return integer(database, "SELECT seq FROM sqlite_sequence WHERE name = ?", std::string(table))
               .value_or(0) +
           1;
}

}  // namespace kindred
