#include "core/store/code_snapshot.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>
#include <vector>

#include "core/store/change_log.h"
#include "core/store/code_blocks.h"
#include "core/store/library_rows.h"
#include "core/store/picture_lookup.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

/// More are not read one by one: reading everything anew is about as fast.
constexpr std::size_t mostChangesTold = 65'536;

using CodesByContent = std::vector<std::pair<ContentId, BinaryCode>>;

/// In ascending order of contents. Goes through the whole table, also past the other models' rows: a row
/// whose key has changed on the disk would not be met on the way that the key leads.
CodesByContent readCodes(const SQLite::Database& database, const ModelRecord& model) {
    CodesByContent codes;
    const std::string sql = std::string("SELECT ") + codeColumns + " FROM code ORDER BY model_id, content_id";
    for (SQLite::Statement row(database, sql); row.executeStep();) {
        verifyCode(row);
        if (row.getColumn(0).getInt64() == static_cast<std::int64_t>(model.id))
            codes.emplace_back(static_cast<ContentId>(row.getColumn(1).getInt64()),
                               readCode(row, model.bits));
    }
    return codes;
}

const BinaryCode* findCode(const CodesByContent& codes, ContentId content) {
    const auto found = std::ranges::lower_bound(codes, content, {}, &CodesByContent::value_type::first);
    return found != codes.end() && found->first == content ? &found->second : nullptr;
}

/// The table is read as it lies, not by way of an index, whose entries have no checksum.
PackedCodes readRows(const SQLite::Database& database, const ModelRecord& model) {
    const CodesByContent codes = readCodes(database, model);
    PackedCodes packed = emptyCodes(model.bits, codes.size());
    const std::string sql =
        std::string("SELECT ") + fileColumns + " FROM file NOT INDEXED WHERE state = ? ORDER BY id";
    for (SQLite::Statement row = prepare(database, sql.c_str(), FileState::Indexed); row.executeStep();) {
        const FileRecord file = readFile(row);
        if (const BinaryCode* code = file.content ? findCode(codes, *file.content) : nullptr)
            append(packed, file.id, *code);
    }
    return packed;
}

std::vector<CodeChange> readChanged(const SQLite::Database& database, const ModelRecord& model,
                                    const std::vector<PictureId>& ids) {
    std::vector<CodeChange> changes;
    changes.reserve(ids.size());
    PictureLookup lookup(database, model);
    for (const PictureId id : ids)
        changes.push_back({id, lookup.code(id)});
    return changes;
}

/// The packed copy brought up to date; nothing where that cannot be done, or would take longer than to read
/// the rows as they lie.
std::optional<PackedCodes> updatedPacking(const SQLite::Database& database, const ModelRecord& model,
                                          const CodeSnapshot& packing) {
    const auto changed = changedSince(database, model.id, packing.revision);
    if (!changed || changed->size() > packing.packed.ids.size() / 2)
        return std::nullopt;
    return withChanges(packing.packed, readChanged(database, model, *changed));
}

/// Changes that the packed copy lacks; where there is none, the pictures that it would hold, counted up to
/// `limit`.
std::int64_t changesToPack(const SQLite::Database& database, ModelId model,
                           const std::optional<CodeSnapshot>& packing, std::int64_t limit) {
    if (packing)
        return newestRevision(database) - packing->revision;
    return integer(database,
                   "SELECT count(*) FROM (SELECT 1 FROM file CROSS JOIN code ON code.model_id = ? "
                   "AND code.content_id = file.content_id WHERE file.state = ? LIMIT ?)",
                   model, FileState::Indexed, limit)
        .value_or(0);
}

CodeSnapshot upToDate(const SQLite::Database& database, const ModelRecord& model,
                      std::optional<CodeSnapshot> packing) {
    const std::int64_t revision = newestRevision(database);
    if (packing && packing->revision == revision)
        return *std::move(packing);
    auto updated = packing ? updatedPacking(database, model, *packing) : std::nullopt;
    return {updated ? *std::move(updated) : readRows(database, model), revision};
}

}  // namespace

CodeSnapshot readSnapshot(const SQLite::Database& database, const ModelRecord& model) {
    return upToDate(database, model, readPacking(database, model));
}

std::optional<CodeChanges> readChanges(const SQLite::Database& database, const ModelRecord& model,
                                       std::int64_t since) {
    const auto changed = changedSince(database, model.id, since);
    if (!changed || changed->size() > mostChangesTold)
        return std::nullopt;
    return CodeChanges{readChanged(database, model, *changed), newestRevision(database)};
}

void packCodes(const SQLite::Database& database, const PackingLimits& limits) {
    assert(limits.minChanges >= 1 && limits.minChanges <= limits.keptChanges);
    for (const ModelRecord& model : readModels(database)) {
        auto packing = readPacking(database, model);
        if (changesToPack(database, model.id, packing, limits.minChanges) >= limits.minChanges)
            writePacking(database, model.id, upToDate(database, model, std::move(packing)));
    }
    trimChanges(database, limits.keptChanges);
}

}  // namespace kindred
