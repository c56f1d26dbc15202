#include "core/search/nearest_matches.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace kindred {

NearestMatches::NearestMatches(std::size_t top) : m_top(top) {
    assert(top >= 1);
}

void NearestMatches::keep(const RankedMatch& match) {
    m_kept.push_back(match);
    if (m_kept.size() == 2 * m_top)
        throwAway();
}

void NearestMatches::throwAway() {
    const auto last = m_kept.begin() + static_cast<std::ptrdiff_t>(m_top) - 1;
    std::nth_element(m_kept.begin(), last, m_kept.end(), isNearer);
    m_bar = *last;
    m_kept.resize(m_top);
}

RankedMatches NearestMatches::take() {
    if (m_kept.size() > m_top)
        throwAway();
    std::ranges::sort(m_kept, isNearer);
    return std::exchange(m_kept, {});
}

}  // namespace kindred
