#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/search/falling_bar.h"
#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {

/// A row of a table with its distance in bits.
struct RankedRow {
    std::uint32_t row = 0;
    int distance = 0;

    friend bool operator==(const RankedRow&, const RankedRow&) = default;
};

/// Picks the nearest rows out of those that are offered, equal distances by row, without ever sorting all.
class NearestRows {
public:
    enum class Arrival {
        Rising,   ///< in ascending order of row: no more than `top` rows are kept of any one distance
        AnyOrder  ///< each row once
    };

    /// The `top` (at least 1) nearest rows among those nearer than `limit` bits (at least 0).
    NearestRows(std::size_t top, int limit, Arrival arrival);

    /// Rows kept so far, those that the limit has passed among them.
    std::size_t count() const { return m_kept.size(); }
    /// Only rows nearer than this are still of interest.
    int limit() const { return m_bar.limit(); }
    /// True once so much is known that the limit has fallen.
    bool hasFallen() const { return m_bar.limit() < static_cast<int>(m_bar.counts().size()); }

    void offer(std::uint32_t row, int distance) {
        if (distance >= m_bar.limit())
            return;
        m_kept.push_back({row, distance});
        m_bar.count(distance);
    }
    /// Takes what `later` kept. Rising: all its rows come after those here.
    void append(const NearestRows& later);
    /// What was asked for, ordered by (distance, row): a counting sort of the rows kept.
    std::vector<RankedRow> ranked() const;

private:
    Arrival m_arrival;
    FallingBar m_bar;
    std::vector<RankedRow> m_kept;
};

}  // namespace kindred
