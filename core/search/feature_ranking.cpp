#include "core/search/feature_ranking.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/search/feature_distance.h"
#include "core/search/nearest_matches.h"

namespace kindred {

Matches candidatePool(const CodeSearch& search, const SearchRequest& request) {
    if (request.radius)
        return search({.top = {}, .radius = request.radius});
    const Matches nearest = search(request);
    return nearest.empty() ? nearest : search({.top = {}, .radius = nearest.back().distance});
}

RankedMatches rankByFeatures(const Matches& candidates, std::span<const float> query,
                             const FeatureSource& source, std::size_t top) {
    const std::size_t count = std::min(top, candidates.size());
    if (count == 0)
        return {};
    std::vector<PictureId> ids(candidates.size());
    std::ranges::transform(candidates, ids.begin(), &Match::id);
    NearestMatches nearest(count);
    source(ids, [&](std::size_t index, std::span<const float> features) {
        const Match& match = candidates[index];
        nearest.offer({match.id, match.distance, squaredDistance(query, features)});
    });
    RankedMatches ranked = nearest.take();
    for (RankedMatch& match : ranked)
        match.value = std::sqrt(match.value);
    return ranked;
}

}  // namespace kindred
