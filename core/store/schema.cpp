#include "core/store/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <string>

namespace kindred {
namespace {

// Paths are bytes (BLOB), compared byte by byte. Ids are never reused (AUTOINCREMENT). `checksum` is
// RowChecksum over the other fields of the row, in their order; library_rows.cpp knows them.
constexpr const char* version1 = R"sql(
CREATE TABLE root (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    path     BLOB NOT NULL UNIQUE,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE excluded_folder (
    root_id  INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
    path     BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (root_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE model (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256   TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    path     BLOB NOT NULL,
    bits     INTEGER NOT NULL CHECK (bits BETWEEN 1 AND 256),
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE default_model (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    model_id INTEGER NOT NULL REFERENCES model (id),
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE content (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    hash     BLOB NOT NULL CHECK (length(hash) = 16),
    size     INTEGER NOT NULL,
    width    INTEGER NOT NULL,
    height   INTEGER NOT NULL,
    format   TEXT NOT NULL,
    taken    TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (hash, size)
) STRICT;

CREATE TABLE code (
    model_id   INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    bits       BLOB NOT NULL,
    checksum   INTEGER NOT NULL,
    PRIMARY KEY (model_id, content_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_content ON code (content_id);

CREATE TABLE file (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    root_id     INTEGER NOT NULL REFERENCES root (id) ON DELETE CASCADE,
    path        BLOB NOT NULL,
    size        INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
    content_id  INTEGER REFERENCES content (id),
    error       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    checksum    INTEGER NOT NULL,
    UNIQUE (root_id, path)
) STRICT;
CREATE INDEX file_content ON file (content_id);
CREATE INDEX file_state ON file (state, root_id, content_id);
)sql";

constexpr std::array migrations = {version1};

}  // namespace

std::span<const char* const> librarySchema() {
    return migrations;
}

void migrate(SQLite::Database& database, std::span<const char* const> steps) {
    const auto last = static_cast<int>(steps.size());
    for (int version = database.execAndGet("PRAGMA user_version").getInt(); version < last; ++version) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        database.exec(steps[static_cast<std::size_t>(version)]);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

}  // namespace kindred
