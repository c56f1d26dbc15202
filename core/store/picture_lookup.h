#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <span>
#include <vector>

#include "core/store/library_types.h"

namespace kindred {

/// Looks up single pictures, thousands in a row: its statements are made once. Every row is checked against
/// its checksum; what SQLite and damagedRow() throw is passed on.
class PictureLookup {
public:
    /// `database` outlives this object.
    PictureLookup(const SQLite::Database& database, const ModelRecord& model);

    /// The code by which a picture can be found, nothing where it cannot.
    std::optional<BinaryCode> code(PictureId id);
    /// The features of a picture in any state, empty where none are kept.
    std::vector<float> features(PictureId id);

private:
    std::optional<FileRecord> file(PictureId id);

    ModelRecord m_model;
    SQLite::Statement m_file;
    SQLite::Statement m_code;
    SQLite::Statement m_features;
};

/// Indexed files with their contents, in the order of `ids`; those that are not there are left out.
std::vector<PictureRecord> readPictures(const SQLite::Database& database, std::span<const PictureId> ids);

}  // namespace kindred
