#include "core/search/nearest_rows.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace kindred {
namespace {

/// Written without an early end, so that the compiler compares many at once.
bool anyBelow(std::span<const std::uint16_t> distances, int limit) {
    const auto bar = static_cast<std::uint16_t>(limit);
    std::uint16_t found = 0;
    for (const std::uint16_t distance : distances)
        found |= distance < bar ? 1 : 0;
    return found != 0;
}

}  // namespace

NearestRows::NearestRows(std::size_t top, int limit) : m_top(top), m_limit(limit), m_counts(limit) {
    assert(top >= 1);
}

void NearestRows::offer(std::size_t firstRow, std::span<const std::uint16_t> distances) {
    // Once the bar has fallen, hardly a row passes it: whole runs are looked at in one go and passed over.
    constexpr std::size_t runLength = 64;
    for (std::size_t first = 0; first < distances.size(); first += runLength) {
        const auto run = distances.subspan(first, std::min(runLength, distances.size() - first));
        if (!anyBelow(run, m_limit))
            continue;
        for (std::size_t i = 0; i < run.size(); ++i) {
            if (run[i] < m_limit)
                keep(firstRow + first + i, run[i]);
        }
    }
}

void NearestRows::keep(std::size_t row, int distance) {
    m_kept.push_back({row, distance});
    ++m_counts[distance];
    ++m_nearer;
    while (m_nearer >= m_top)
        m_nearer -= m_counts[--m_limit];
}

std::vector<RankedRow> NearestRows::ranked() const {
    std::vector<std::size_t> next(m_counts.size());
    std::exclusive_scan(m_counts.begin(), m_counts.end(), next.begin(), std::size_t{0});
    std::vector<RankedRow> rows(std::min(m_top, m_kept.size()));
    for (const RankedRow& kept : m_kept) {
        const std::size_t rank = next[kept.distance]++;
        if (rank < rows.size())
            rows[rank] = kept;
    }
    return rows;
}

}  // namespace kindred
