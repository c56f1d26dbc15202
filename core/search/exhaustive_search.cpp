#include "core/search/exhaustive_search.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/search/nearest_matches.h"

namespace kindred {

std::vector<RankedMatches> searchExhaustively(const FeatureRows& database, const FeatureRows& queries,
                                              std::size_t top) {
    assert(database.length() == queries.length());
    const std::size_t count = std::min(top, database.size());
    if (count == 0)
        return std::vector<RankedMatches>(queries.size());

    constexpr std::size_t blockValues = 8192;  // 32 KB
    const std::size_t blockRows = std::max<std::size_t>(1, blockValues / database.length());
    std::vector<NearestMatches> nearest(queries.size(), NearestMatches(count));
    for (std::size_t first = 0; first < database.size(); first += blockRows) {
        const std::size_t end = std::min(first + blockRows, database.size());
        for (std::size_t query = 0; query < queries.size(); ++query) {
            for (std::size_t row = first; row < end; ++row)
                nearest[query].offer(
                    {static_cast<PictureId>(row), 0, squaredDistance(queries[query], database[row])});
        }
    }

    std::vector<RankedMatches> ranked(queries.size());
    std::ranges::transform(nearest, ranked.begin(), &NearestMatches::take);
    for (RankedMatches& matches : ranked) {
        for (RankedMatch& match : matches)
            match.value = std::sqrt(match.value);
    }
    return ranked;
}

}  // namespace kindred
