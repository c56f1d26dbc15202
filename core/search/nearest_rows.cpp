#include "core/search/nearest_rows.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace kindred {

NearestRows::NearestRows(std::size_t top, int limit, Arrival arrival)
    : m_arrival(arrival),
      m_bar(top, limit, arrival == Arrival::Rising ? FallingBar::Ties::First : FallingBar::Ties::All) {
    assert(top >= 1);
}

void NearestRows::append(const NearestRows& later) {
    for (const RankedRow& kept : later.m_kept)
        offer(kept.row, kept.distance);
}

std::vector<RankedRow> NearestRows::ranked() const {
    std::vector<std::size_t> next(m_bar.counts().size() + 1);
    std::inclusive_scan(m_bar.counts().begin(), m_bar.counts().end(), next.begin() + 1);
    const std::vector<std::size_t> starts = next;
    std::vector<RankedRow> rows(m_kept.size());
    for (const RankedRow& kept : m_kept)
        rows[next[static_cast<std::size_t>(kept.distance)]++] = kept;

    const std::size_t wanted = std::min(m_bar.top(), rows.size());
    if (m_arrival == Arrival::AnyOrder) {
        for (std::size_t distance = 0; starts[distance] < wanted; ++distance)
            std::sort(rows.begin() + static_cast<std::ptrdiff_t>(starts[distance]),
                      rows.begin() + static_cast<std::ptrdiff_t>(starts[distance + 1]),
                      [](const RankedRow& a, const RankedRow& b) { return a.row < b.row; });
    }
    rows.resize(wanted);
    return rows;
}

}  // namespace kindred
