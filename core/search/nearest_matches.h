#pragma once

#include <cstddef>
#include <limits>

#include "core/search/ranking_types.h"

namespace kindred {

/// Picks the `top` nearest out of matches that come in any order, by (value, id), without ever sorting more
/// than these: keeps at most twice as many, and throws the farther half away whenever it is full.
class NearestMatches {
public:
    /// `top` is at least 1.
    explicit NearestMatches(std::size_t top);

    /// False if it is not among them; then nothing is that comes after it in that order.
    bool offer(const RankedMatch& match) {
        if (!isNearer(match, m_bar))
            return false;
        keep(match);
        return true;
    }
    /// The nearest of what was offered, in order; the last thing to be asked.
    RankedMatches take();

private:
    static bool isNearer(const RankedMatch& a, const RankedMatch& b) {
        return a.value < b.value || (a.value == b.value && a.id < b.id);
    }
    void keep(const RankedMatch& match);
    /// All but the `top` nearest.
    void throwAway();

    std::size_t m_top;
    /// What is not nearer than this cannot be among the nearest any more.
    RankedMatch m_bar{.id = {}, .distance = 0, .value = std::numeric_limits<double>::infinity()};
    RankedMatches m_kept;
};

}  // namespace kindred
