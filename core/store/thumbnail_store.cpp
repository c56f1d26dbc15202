#include "core/store/thumbnail_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

constexpr std::int64_t thumbnailApplicationId = 0x4B4E4454;  // "KNDT"
constexpr int busyTimeoutMs = 1000;
constexpr std::size_t touchesKept = 256;

// The sum of the sizes is kept by triggers: it holds for all connections, and is there without a scan.
// `last_used` is a counter, not a time.
constexpr const char* schema = R"sql(
CREATE TABLE thumbnail (
    key       TEXT PRIMARY KEY,
    last_used INTEGER NOT NULL,
    size      INTEGER NOT NULL,
    checksum  INTEGER NOT NULL,
    bytes     BLOB NOT NULL
) STRICT;
CREATE INDEX thumbnail_last_used ON thumbnail (last_used, size);
CREATE TABLE total (id INTEGER PRIMARY KEY CHECK (id = 1), bytes INTEGER NOT NULL) STRICT;
INSERT INTO total VALUES (1, 0);
CREATE TRIGGER thumbnail_added AFTER INSERT ON thumbnail BEGIN
    UPDATE total SET bytes = bytes + new.size;
END;
CREATE TRIGGER thumbnail_removed AFTER DELETE ON thumbnail BEGIN
    UPDATE total SET bytes = bytes - old.size;
END;
)sql";

bool isOurs(const SQLite::Database& database) {
    return integer(database, "PRAGMA application_id") == thumbnailApplicationId;
}

/// No WAL here: its side files could outlive a file that somebody deleted and be taken for those of the next
/// one.
std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& file) {
    auto database = std::make_unique<SQLite::Database>(
        file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busyTimeoutMs);
    // Nothing here is worth waiting for the disk; a power cut is found by the checksums.
    database->exec("PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    if (isOurs(*database))
        return database;

    database->exec("PRAGMA auto_vacuum = FULL");
    SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::EXCLUSIVE);
    if (integer(*database, "SELECT count(*) FROM sqlite_schema") == 0) {
        database->exec(schema);
        database->exec("PRAGMA application_id = " + std::to_string(thumbnailApplicationId));
    } else if (!isOurs(*database)) {  // another connection may have been quicker
        throw SQLite::Exception("the file belongs to another program", SQLITE_AUTH);
    }
    transaction.commit();
    return database;
}

bool isDamage(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode();
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
}

std::uint64_t totalBytes(const SQLite::Database& database) {
    return static_cast<std::uint64_t>(integer(database, "SELECT bytes FROM total").value_or(0));
}

std::int64_t checksumOf(const std::string& key, std::span<const std::byte> bytes) {
    return RowChecksum().add(key).add(bytes).value();
}

}  // namespace

ThumbnailStore::ThumbnailStore(std::filesystem::path file, std::uint64_t limitBytes)
    : m_file(std::move(file)), m_limitBytes(limitBytes) {
    guarded(m_file, [&] {
        try {
            m_database = openDatabase(m_file);
            evict();
        } catch (const SQLite::Exception& exception) {
            if (!isDamage(exception))
                throw;
            beginAnew();
        }
    });
}

ThumbnailStore::~ThumbnailStore() {
    attempt([&] { writeTouches(); });
}

std::optional<std::vector<std::byte>> ThumbnailStore::find(const std::string& key) {
    std::optional<std::vector<std::byte>> found;
    attempt([&] {
        SQLite::Statement row =
            prepare(*m_database, "SELECT bytes, checksum FROM thumbnail WHERE key = ?", key);
        if (!row.executeStep())
            return;
        const SQLite::Column column = row.getColumn(0);
        const auto bytes = bytesOf(column);
        if (checksumOf(key, bytes) != row.getColumn(1).getInt64())
            throw damagedRow("a thumbnail has changed on the disk");
        found.emplace(bytes.begin(), bytes.end());
        m_touched.push_back(key);
    });
    if (m_touched.size() >= touchesKept)
        attempt([&] { writeTouches(); });
    return found;
}

void ThumbnailStore::put(const std::string& key, std::span<const std::byte> bytes) {
    attempt([&] {
        writeTouches();
        SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
        insert(key, bytes);
        evict();
        transaction.commit();
    });
}

void ThumbnailStore::put(std::span<const Entry> entries) {
    attempt([&] {
        writeTouches();
        SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto& [key, bytes] : entries)
            insert(key, bytes);
        evict();
        transaction.commit();
    });
}

void ThumbnailStore::insert(const std::string& key, std::span<const std::byte> bytes) {
    if (bytes.size() > m_limitBytes)
        return;
    const std::string_view value(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    execute(*m_database, "DELETE FROM thumbnail WHERE key = ?", key);
    execute(*m_database,
            "INSERT INTO thumbnail (key, last_used, size, checksum, bytes) "
            "VALUES (?, (SELECT ifnull(max(last_used), 0) + 1 FROM thumbnail), ?, ?, ?)",
            key, bytes.size(), checksumOf(key, bytes), Blob{value});
}

std::uint64_t ThumbnailStore::bytes() const {
    try {
        return m_database ? totalBytes(*m_database) : 0;
    } catch (const SQLite::Exception&) {
        return 0;  // damaged; the next thumbnail begins it anew
    }
}

void ThumbnailStore::clear() {
    m_touched.clear();
    attempt([&] { execute(*m_database, "DELETE FROM thumbnail"); });
}

/// What cannot be read or written is no error: it is a cache. A damaged one is thrown away.
template <class Work>
void ThumbnailStore::attempt(Work&& work) {
    if (!m_database)
        return;
    try {
        work();
    } catch (const SQLite::Exception& exception) {
        m_touched.clear();
        if (isDamage(exception))
            beginAnew();
    }
}

/// Reading writes nothing at once: what was used is noted down together.
void ThumbnailStore::writeTouches() {
    if (m_touched.empty())
        return;
    SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
    for (const std::string& key : std::exchange(m_touched, {}))
        execute(*m_database,
                "UPDATE thumbnail SET last_used = (SELECT max(last_used) + 1 FROM thumbnail) WHERE key = ?",
                key);
    transaction.commit();
}

/// Goes down to nine tenths of the limit, so that not every thumbnail that comes makes one go.
void ThumbnailStore::evict() {
    if (totalBytes(*m_database) <= m_limitBytes)
        return;
    execute(
        *m_database,
        "DELETE FROM thumbnail WHERE last_used <= (SELECT max(last_used) FROM "
        "(SELECT last_used, sum(size) OVER (ORDER BY last_used DESC) AS kept FROM thumbnail) WHERE kept > ?)",
        m_limitBytes - m_limitBytes / 10);
}

void ThumbnailStore::beginAnew() {
    m_database.reset();
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
    std::filesystem::remove(m_file.string() + "-journal", ignored);
    try {
        m_database = openDatabase(m_file);
    } catch (const SQLite::Exception&) {
        m_database.reset();  // from now on nothing is kept
    }
}

}  // namespace kindred
