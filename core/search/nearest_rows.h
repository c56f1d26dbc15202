#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kindred {

struct RankedRow {
    std::size_t row = 0;
    int distance = 0;
};

/// Picks the nearest rows out of distances that arrive in ascending order of row, without ever sorting.
///
/// Counts what it keeps by distance. As soon as `top` rows are kept at or below some distance, a later row at
/// that distance cannot be among the answer any more, so the bar falls to it. No more than `top` rows are
/// kept of any one distance.
class NearestRows {
public:
    /// The `top` (at least 1) nearest rows among those nearer than `limit` bits (at least 0).
    NearestRows(std::size_t top, int limit);

    /// Takes the distances of rows firstRow, firstRow + 1, …
    void offer(std::size_t firstRow, std::span<const std::uint16_t> distances);
    /// What was asked for, ordered by (distance, row): a counting sort of the rows kept.
    std::vector<RankedRow> ranked() const;

private:
    void keep(std::size_t row, int distance);

    std::size_t m_top;
    int m_limit;                        ///< rows at this distance or above are of no interest any more
    std::size_t m_nearer = 0;           ///< rows kept that are nearer than m_limit
    std::vector<std::size_t> m_counts;  ///< rows kept, by distance
    std::vector<RankedRow> m_kept;      ///< in ascending order of row
};

}  // namespace kindred
