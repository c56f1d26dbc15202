#include "core/store/picture_lookup.h"

#include <string>
#include <utility>

#include "core/store/library_rows.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

SQLite::Statement select(const SQLite::Database& database, const char* columns, const char* rest) {
    return {database, std::string("SELECT ") + columns + rest};
}

template <class... Values>
bool find(SQLite::Statement& statement, const Values&... values) {
    statement.reset();
    int index = 0;
    (bindValue(statement, ++index, values), ...);
    return statement.executeStep();
}

}  // namespace

PictureLookup::PictureLookup(const SQLite::Database& database, const ModelRecord& model)
    : m_model(model),
      m_file(select(database, fileColumns, " FROM file WHERE id = ?")),
      m_code(select(database, codeColumns, " FROM code WHERE model_id = ? AND content_id = ?")),
      m_features(select(database, featureColumns, " FROM feature WHERE content_id = ? AND model_id = ?")) {}

std::optional<BinaryCode> PictureLookup::code(PictureId id) {
    const auto record = file(id);
    if (!record || record->state != FileState::Indexed || !record->content ||
        !find(m_code, m_model.id, *record->content))
        return std::nullopt;
    verifyCode(m_code);
    return readCode(m_code, m_model.bits);
}

std::vector<float> PictureLookup::features(PictureId id) {
    const auto record = file(id);
    if (!record || !record->content || !find(m_features, *record->content, m_model.id))
        return {};
    return readFeatures(m_features);
}

std::optional<FileRecord> PictureLookup::file(PictureId id) {
    return find(m_file, id) ? std::optional(readFile(m_file)) : std::nullopt;
}

std::vector<PictureRecord> readPictures(const SQLite::Database& database, std::span<const PictureId> ids) {
    SQLite::Statement fileRow = select(database, fileColumns, " FROM file WHERE id = ?");
    SQLite::Statement contentRow = select(database, contentColumns, " FROM content WHERE id = ?");
    std::vector<PictureRecord> pictures;
    pictures.reserve(ids.size());
    for (const PictureId id : ids) {
        if (!find(fileRow, id))
            continue;
        FileRecord file = readFile(fileRow);
        if (file.state == FileState::Indexed && file.content && find(contentRow, *file.content))
            pictures.push_back({std::move(file), readContent(contentRow)});
    }
    return pictures;
}

}  // namespace kindred
