#include "core/store/code_blocks.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/store/little_endian.h"
#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

constexpr int lowerBits = 16;  ///< of an id, that stand in its block; the others are the block's number
using Lower = std::uint16_t;
using Word = std::uint64_t;

std::int64_t blockOf(PictureId id) {
    return static_cast<std::int64_t>(id) >> lowerBits;
}

std::int64_t packingChecksum(ModelId model, std::int64_t revision, std::uint64_t pictures) {
    return RowChecksum().add(model).add(revision).add(pictures).value();
}

std::int64_t blockChecksum(ModelId model, std::int64_t number, std::span<const std::byte> bytes) {
    return RowChecksum().add(model).add(number).add(bytes).value();
}

/// The rows from `from` to before `to`, all of one block.
std::string encodeBlock(const PackedCodes& codes, std::size_t from, std::size_t to) {
    std::vector<Lower> lower(to - from);
    for (std::size_t row = from; row < to; ++row)
        lower[row - from] = static_cast<Lower>(static_cast<std::int64_t>(codes.ids[row]));
    std::string bytes;
    bytes.reserve(lower.size() * (sizeof(Lower) + codes.words.size() * sizeof(Word)));
    appendNumbers<Lower>(bytes, lower);
    for (const AlignedWords& words : codes.words)
        appendNumbers(bytes, std::span<const Word>(words).subspan(from, lower.size()));
    return bytes;
}

void decodeBlock(std::int64_t number, std::span<const std::byte> bytes, PackedCodes& codes) {
    const std::size_t rows = bytes.size() / (sizeof(Lower) + codes.words.size() * sizeof(Word));
    std::vector<Lower> lower(rows);
    readNumbers<Lower>(bytes.first(rows * sizeof(Lower)), lower);
    for (const Lower part : lower)
        codes.ids.push_back(static_cast<PictureId>((number << lowerBits) | part));

    bytes = bytes.subspan(rows * sizeof(Lower));
    for (AlignedWords& words : codes.words) {
        words.resize(words.size() + rows);
        readNumbers(bytes.first(rows * sizeof(Word)), std::span<Word>(words).last(rows));
        bytes = bytes.subspan(rows * sizeof(Word));
    }
}

void writeBlock(const SQLite::Database& database, ModelId model, std::int64_t number,
                const std::string& bytes) {
    execute(database,
            "INSERT INTO code_block (model_id, number, checksum, bytes) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (model_id, number) DO UPDATE SET checksum = ?3, bytes = ?4 "
            "WHERE checksum <> ?3 OR bytes <> ?4",
            model, number, blockChecksum(model, number, std::as_bytes(std::span(bytes))), Blob{bytes});
}

}  // namespace

std::optional<CodeSnapshot> readPacking(const SQLite::Database& database, const ModelRecord& model) {
    SQLite::Statement packing = prepare(
        database, "SELECT revision, pictures, checksum FROM code_packing WHERE model_id = ?", model.id);
    if (!packing.executeStep())
        return std::nullopt;
    const std::int64_t revision = packing.getColumn(0).getInt64();
    const auto pictures = static_cast<std::uint64_t>(packing.getColumn(1).getInt64());
    if (packingChecksum(model.id, revision, pictures) != packing.getColumn(2).getInt64())
        return std::nullopt;

    CodeSnapshot codes{emptyCodes(model.bits, pictures), revision};
    SQLite::Statement block =
        prepare(database, "SELECT number, checksum, bytes FROM code_block WHERE model_id = ? ORDER BY number",
                model.id);
    while (block.executeStep()) {
        const std::int64_t number = block.getColumn(0).getInt64();
        const SQLite::Column column = block.getColumn(2);
        const auto bytes = bytesOf(column);
        if (blockChecksum(model.id, number, bytes) != block.getColumn(1).getInt64())
            return std::nullopt;
        decodeBlock(number, bytes, codes.packed);
    }
    return codes.packed.ids.size() == pictures ? std::optional(std::move(codes)) : std::nullopt;
}

void writePacking(const SQLite::Database& database, ModelId model, const CodeSnapshot& codes) {
    const PackedCodes& packed = codes.packed;
    std::int64_t next = 0;  // the lowest number that may still follow
    for (std::size_t from = 0; from < packed.ids.size();) {
        const std::int64_t number = blockOf(packed.ids[from]);
        const auto end = std::ranges::upper_bound(packed.ids, number, {}, blockOf);
        const auto to = static_cast<std::size_t>(end - packed.ids.begin());
        execute(database, "DELETE FROM code_block WHERE model_id = ? AND number >= ? AND number < ?", model,
                next, number);
        writeBlock(database, model, number, encodeBlock(packed, from, to));
        next = number + 1;
        from = to;
    }
    execute(database, "DELETE FROM code_block WHERE model_id = ? AND number >= ?", model, next);
    const std::uint64_t pictures = packed.ids.size();
    execute(
        database,
        "INSERT OR REPLACE INTO code_packing (model_id, revision, pictures, checksum) VALUES (?, ?, ?, ?)",
        model, codes.revision, pictures, packingChecksum(model, codes.revision, pictures));
}

}  // namespace kindred
