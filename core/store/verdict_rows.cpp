#include "core/store/verdict_rows.h"

#include <algorithm>
#include <cassert>
#include <span>

#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

std::string_view asText(const ContentKey& key) {
    return {reinterpret_cast<const char*>(key.hash.data()), key.hash.size()};
}

RowChecksum& add(RowChecksum& checksum, const ContentKey& key) {
    return checksum.add(std::span<const std::byte>(key.hash)).add(key.size);
}

std::int64_t checksumOf(const NotSamePair& pair) {
    RowChecksum checksum;
    add(checksum, pair.first);
    return add(checksum, pair.second).value();
}

std::int64_t checksumOf(const ContentKey& key, MarkKind kind) {
    RowChecksum checksum;
    return add(checksum, key).add(kind).value();
}

/// Of two columns: hash, size.
ContentKey readKey(const SQLite::Statement& row, int column) {
    ContentKey key;
    const SQLite::Column hash = row.getColumn(column);
    const auto bytes = bytesOf(hash);
    std::copy_n(bytes.begin(), std::min(bytes.size(), key.hash.size()), key.hash.begin());
    key.size = static_cast<std::uint64_t>(row.getColumn(column + 1).getInt64());
    return key;
}

void verify(std::int64_t checksum, const SQLite::Column& stored, const char* table) {
    if (checksum != stored.getInt64())
        throw damagedRow(std::string("a row of the table \"") + table + "\" has changed on the disk");
}

}  // namespace

void setNotSame(const SQLite::Database& database, const ContentKey& a, const ContentKey& b, bool notSame) {
    assert(a != b);
    const NotSamePair pair{std::min(a, b), std::max(a, b)};
    if (notSame)
        execute(database,
                "INSERT OR REPLACE INTO verdict (first_hash, first_size, second_hash, second_size, checksum) "
                "VALUES (?, ?, ?, ?, ?)",
                Blob{asText(pair.first)}, pair.first.size, Blob{asText(pair.second)}, pair.second.size,
                checksumOf(pair));
    else
        execute(database,
                "DELETE FROM verdict WHERE first_hash = ? AND first_size = ? AND second_hash = ? "
                "AND second_size = ?",
                Blob{asText(pair.first)}, pair.first.size, Blob{asText(pair.second)}, pair.second.size);
}

void setMark(const SQLite::Database& database, const ContentKey& content, MarkKind kind, bool marked) {
    if (marked)
        execute(database, "INSERT OR REPLACE INTO mark (hash, size, kind, checksum) VALUES (?, ?, ?, ?)",
                Blob{asText(content)}, content.size, kind, checksumOf(content, kind));
    else
        execute(database, "DELETE FROM mark WHERE hash = ? AND size = ? AND kind = ?", Blob{asText(content)},
                content.size, kind);
}

std::vector<NotSamePair> readNotSame(const SQLite::Database& database) {
    std::vector<NotSamePair> pairs;
    SQLite::Statement row(database,
                          "SELECT first_hash, first_size, second_hash, second_size, checksum FROM verdict");
    while (row.executeStep()) {
        pairs.push_back({readKey(row, 0), readKey(row, 2)});
        verify(checksumOf(pairs.back()), row.getColumn(4), "verdict");
    }
    std::ranges::sort(pairs);
    return pairs;
}

std::vector<ContentKey> readMarked(const SQLite::Database& database, MarkKind kind) {
    std::vector<ContentKey> keys;
    // Every kind is read: a kind that has changed on the disk must not hide its row.
    SQLite::Statement row(database, "SELECT hash, size, kind, checksum FROM mark");
    while (row.executeStep()) {
        const ContentKey key = readKey(row, 0);
        const auto its = static_cast<MarkKind>(row.getColumn(2).getInt());
        verify(checksumOf(key, its), row.getColumn(3), "mark");
        if (its == kind)
            keys.push_back(key);
    }
    std::ranges::sort(keys);
    return keys;
}

}  // namespace kindred
