#pragma once

#include <cstddef>
#include <vector>

namespace kindred {

/// How near a code must be to be among the `top` nearest, as more and more codes become known. Distances are
/// small integers, so what is known is counted by distance, and nothing is ever sorted.
class FallingBar {
public:
    /// What becomes of a code at exactly the distance of the `top`-th nearest known.
    enum class Ties {
        First,  ///< it comes too late: codes become known in the order in which ties are broken
        All,    ///< it may still win its tie
    };

    /// Only codes nearer than `limit` bits (at least 0) are of interest; `top` is at least 1.
    FallingBar(std::size_t top, int limit, Ties ties)
        : m_top(top), m_limit(limit), m_ties(ties), m_counts(static_cast<std::size_t>(limit)) {}

    std::size_t top() const { return m_top; }
    /// A code at this distance or above cannot be among the nearest any more.
    int limit() const { return m_limit; }
    /// Known so far, by distance.
    const std::vector<std::size_t>& counts() const { return m_counts; }

    /// `pictures` more are known at this distance, which is below the limit.
    void count(int distance, std::size_t pictures = 1) {
        m_counts[static_cast<std::size_t>(distance)] += pictures;
        m_nearer += pictures;
        while (m_limit > 0) {
            const std::size_t last = m_counts[static_cast<std::size_t>(m_limit - 1)];
            const std::size_t needed = m_ties == Ties::First ? m_nearer : m_nearer - last;
            if (needed < m_top)
                return;
            m_nearer -= last;
            --m_limit;
        }
    }

private:
    std::size_t m_top;
    int m_limit;
    Ties m_ties;
    std::size_t m_nearer = 0;  ///< known, nearer than m_limit
    std::vector<std::size_t> m_counts;
};

}  // namespace kindred
