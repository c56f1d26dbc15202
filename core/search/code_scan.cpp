#include "core/search/code_scan.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/search/parallel_ranges.h"

namespace kindred {
namespace {

/// As many codes as stay in the first-level cache while queries take turns.
constexpr std::size_t tileRows = 4096;
/// Rows that are worth a thread of their own: it takes as long to start as to compare some hundred thousand.
constexpr std::size_t rowsPerThread = 2'000'000;

struct Rows {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// Offers one query the rows of a tile. As long as nothing is known nearly every row is near enough, so the
/// first blocks are small ones.
void scanTile(const CodeTable& table, const BinaryCode& query, Rows rows, const StructureRequest& request,
              NearestRows& nearest) {
    std::array<NearRow, tileRows> found;
    std::size_t blockRows = nearest.hasFallen() ? tileRows : 256;
    for (std::size_t first = rows.first; first < rows.end; first += blockRows, blockRows *= 2) {
        blockRows = std::min({blockRows, tileRows, rows.end - first});
        const std::size_t count =
            request.kernel->findNearer(table.block(first, blockRows), query.words().data(),
                                       static_cast<std::uint32_t>(nearest.limit()), found.data());
        for (const NearRow& near : std::span(found).first(count)) {
            if (!request.isGone(first + near.row))
                nearest.offer(static_cast<std::uint32_t>(first + near.row), static_cast<int>(near.distance));
        }
    }
}

std::vector<NearestRows> scan(const CodeTable& table, std::span<const BinaryCode> queries, Rows rows,
                              const StructureRequest& request) {
    std::vector<NearestRows> nearest(queries.size(),
                                     NearestRows(request.top, request.limit, NearestRows::Arrival::Rising));
    for (std::size_t first = rows.first; first < rows.end; first += tileRows) {
        const Rows tile{first, std::min(first + tileRows, rows.end)};
        for (std::size_t i = 0; i < queries.size(); ++i)
            scanTile(table, queries[i], tile, request, nearest[i]);
    }
    return nearest;
}

void answerEach(const std::vector<NearestRows>& nearest, std::span<std::vector<RankedRow>> answers) {
    for (std::size_t i = 0; i < nearest.size(); ++i)
        answers[i] = nearest[i].ranked();
}

}  // namespace

SearchCost CodeScan::search(std::span<const BinaryCode> queries, const StructureRequest& request,
                            std::span<std::vector<RankedRow>> answers) const {
    assert(m_table.sealed() && queries.size() == answers.size());
    const auto threads = static_cast<std::size_t>(std::max(1, request.threads));
    if (queries.size() >= threads) {
        // Groups small enough that what is kept of them stays in the cache beside the tile.
        constexpr std::size_t group = 64;
        inParallelRanges(queries.size(), threads, [&](std::size_t, std::size_t first, std::size_t end) {
            for (; first < end; first += group) {
                const std::size_t count = std::min(group, end - first);
                answerEach(scan(m_table, queries.subspan(first, count), {0, m_table.size()}, request),
                           answers.subspan(first, count));
            }
        });
    } else {
        const std::size_t parts = std::clamp<std::size_t>(m_table.size() / rowsPerThread, 1, threads);
        std::vector<std::vector<NearestRows>> nearest(parts);
        inParallelRanges(m_table.size(), parts, [&](std::size_t part, std::size_t first, std::size_t end) {
            nearest[part] = scan(m_table, queries, {first, end}, request);
        });
        for (std::size_t part = 1; part < parts; ++part)
            for (std::size_t i = 0; i < queries.size(); ++i)
                nearest[0][i].append(nearest[part][i]);
        answerEach(nearest[0], answers);
    }
    return {.codes = queries.size() * m_table.size(), .lists = 0};
}

}  // namespace kindred
