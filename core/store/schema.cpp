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

// How codes are loaded quickly and followed:
//
// `code_change` tells which pictures can be found now, can no longer, or have another code: a row a change,
// in unbroken revisions, written by triggers so that no way of changing a row is forgotten. `model_id` 0
// stands for every model. `control` is file_id + model_id, since a trigger has no better checksum. The oldest
// rows are trimmed; the newest one stays, so that revisions go on rising.
//
// `code_packing` and `code_block` are a copy of what can be found by a model as of a revision, for loading at
// once; it can always be made again from the rows above, which are the truth. Block n holds the pictures with
// ids n * 65,536 to n * 65,536 + 65,535 that can be found: with r of them, r numbers of 16 bits, the lower
// part of their ids, rising, then for each code word r numbers of 64 bits; all little-endian. `pictures` is
// the sum of all r. Both have a `checksum` as the rows above; code_block's is over model_id, number and
// bytes.
//
// `feature` keeps what the network saw, the pooled features: `halves` are 1 to 4,096 IEEE half floats,
// little-endian. The contents lead the key, so that what goes with them is found without an index.
constexpr const char* version2 = R"sql(
CREATE TABLE code_change (
    revision INTEGER PRIMARY KEY,
    file_id  INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    control  INTEGER NOT NULL
) STRICT;

CREATE TRIGGER file_added AFTER INSERT ON file WHEN new.state = 0 BEGIN
    INSERT INTO code_change (file_id, model_id, control) VALUES (new.id, 0, new.id);
END;
CREATE TRIGGER file_changed AFTER UPDATE ON file
WHEN (old.state, old.content_id) IS NOT (new.state, new.content_id) BEGIN
    INSERT INTO code_change (file_id, model_id, control) VALUES (new.id, 0, new.id);
END;
CREATE TRIGGER file_removed AFTER DELETE ON file WHEN old.state = 0 BEGIN
    INSERT INTO code_change (file_id, model_id, control) VALUES (old.id, 0, old.id);
END;
CREATE TRIGGER code_added AFTER INSERT ON code BEGIN
    INSERT INTO code_change (file_id, model_id, control)
    SELECT id, new.model_id, id + new.model_id FROM file WHERE content_id = new.content_id AND +state = 0;
END;
CREATE TRIGGER code_changed AFTER UPDATE ON code BEGIN
    INSERT INTO code_change (file_id, model_id, control)
    SELECT id, new.model_id, id + new.model_id FROM file WHERE content_id = new.content_id AND +state = 0;
END;
CREATE TRIGGER code_removed AFTER DELETE ON code BEGIN
    INSERT INTO code_change (file_id, model_id, control)
    SELECT id, old.model_id, id + old.model_id FROM file WHERE content_id = old.content_id AND +state = 0;
END;

CREATE TABLE code_packing (
    model_id INTEGER PRIMARY KEY REFERENCES model (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    pictures INTEGER NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;

CREATE TABLE code_block (
    model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    bytes    BLOB NOT NULL,
    PRIMARY KEY (model_id, number)
) STRICT;

CREATE TABLE feature (
    content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
    model_id   INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
    halves     BLOB NOT NULL,
    checksum   INTEGER NOT NULL,
    PRIMARY KEY (content_id, model_id)
) STRICT, WITHOUT ROWID;
)sql";

// What people have said of pictures. It hangs on contents by their hash and size, not on rows of `content`,
// so that it outlives every removal: whoever brings the pictures back finds it again. `verdict` is a pair of
// contents that are not the same picture, the lesser (hash, size) first; `mark` is of a kind as MarkKind has
// it. `root_volume` names the file system that a root lies on, by which it is known under another path.
constexpr const char* version3 = R"sql(
CREATE TABLE verdict (
    first_hash  BLOB NOT NULL CHECK (length(first_hash) = 16),
    first_size  INTEGER NOT NULL,
    second_hash BLOB NOT NULL CHECK (length(second_hash) = 16),
    second_size INTEGER NOT NULL,
    checksum    INTEGER NOT NULL,
    PRIMARY KEY (first_hash, first_size, second_hash, second_size)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    hash     BLOB NOT NULL CHECK (length(hash) = 16),
    size     INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (hash, size, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE root_volume (
    root_id  INTEGER PRIMARY KEY REFERENCES root (id) ON DELETE CASCADE,
    volume   TEXT NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;
)sql";

constexpr std::array migrations = {version1, version2, version3};

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
