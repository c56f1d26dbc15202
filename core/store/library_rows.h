#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <span>
#include <vector>

#include "core/base/binary_code.h"
#include "core/store/library_types.h"
#include "core/store/statements.h"

namespace kindred {

// Records as rows and back. What is read is checked against its checksum; a row that does not match throws
// the SQLite::Exception of damagedRow(). The columns are those of the constants, in their order.

inline constexpr const char* fileColumns =
    "file.id, file.root_id, file.path, file.size, file.modified_ns, file.state, file.content_id, file.error, "
    "file.reason, file.checksum";
inline constexpr const char* codeColumns = "code.model_id, code.content_id, code.bits, code.checksum";
inline constexpr const char* featureColumns =
    "feature.content_id, feature.model_id, feature.halves, feature.checksum";
inline constexpr const char* contentColumns = "id, hash, size, width, height, format, taken, checksum";
inline constexpr const char* modelColumns = "model.id, sha256, name, path, bits, model.checksum";
inline constexpr const char* rootColumns = "id, path, checksum";
inline constexpr const char* exclusionColumns = "root_id, path, checksum";

FileRecord readFile(const SQLite::Statement& row);
void verifyCode(const SQLite::Statement& row);
BinaryCode readCode(const SQLite::Statement& row, int bits);  ///< of a row that was verified
std::vector<float> readFeatures(const SQLite::Statement& row);
ContentRecord readContent(const SQLite::Statement& row);
ModelRecord readModel(const SQLite::Statement& row);  ///< without `pictures`
RootRecord readRoot(const SQLite::Statement& row);    ///< id and path
std::string readExclusion(const SQLite::Statement& row);

/// Each replaces the row of this id, or adds it.
void writeFile(const Statements& database, const FileRecord& file);
void writeCode(const Statements& database, ContentId content, ModelId model, const BinaryCode& code);
void writeFeatures(const Statements& database, ContentId content, ModelId model,
                   std::span<const float> features);
void writeContent(const Statements& database, ContentId id, const ContentRecord& content);
void writeModel(const SQLite::Database& database, const ModelRecord& model);
void writeRoot(const SQLite::Database& database, RootId id, const std::string& path);
void writeRootPath(const SQLite::Database& database, RootId id, const std::string& path);
void writeExclusion(const SQLite::Database& database, RootId root, const std::string& path);
void writeDefaultModel(const SQLite::Database& database, ModelId model);

/// All models, ordered by id, without `pictures`.
std::vector<ModelRecord> readModels(const SQLite::Database& database);
/// The model with this id, if there is one, without `pictures`.
std::optional<ModelRecord> findModel(const SQLite::Database& database, ModelId id);
/// The model that is the default, if one is.
std::optional<ModelId> readDefaultModel(const SQLite::Database& database);

/// An id that this table never had.
std::int64_t newId(const Statements& database, const char* table);

}  // namespace kindred
