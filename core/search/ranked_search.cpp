#include "core/search/ranked_search.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/search/asymmetric_search.h"
#include "core/search/hamming_search.h"

namespace kindred {
namespace {

void requireKnown(std::span<const float> values) {
    if (values.empty())
        throw Error(
            ErrorCategory::Usage, "ranking-needs-picture", {},
            "This ranking compares more than codes; look for a picture, or rank by Hamming distance.");
}

RankedMatches rankedByDistance(const Matches& matches) {
    RankedMatches ranked(matches.size());
    std::ranges::transform(matches, ranked.begin(), [](const Match& match) {
        return RankedMatch{match.id, match.distance, static_cast<double>(match.distance)};
    });
    return ranked;
}

Matches search(const CodeTable& codes, const BinaryCode& query, const SearchRequest& request) {
    return searchNearest(codes, query, request);
}

Matches search(const LiveCodes& codes, const BinaryCode& query, const SearchRequest& request) {
    return codes.search(query, request);
}

RankedMatches searchAsymmetric(const LiveCodes& codes, std::span<const float> activations,
                               const SearchRequest& request) {
    return codes.searchAsymmetric(activations, request);
}

template <typename Codes>
RankedMatches searchIn(const Codes& codes, const RankedQuery& query, const SearchRequest& request,
                       Ranking ranking, const FeatureSource& features) {
    const CodeSearch byCode = [&](const SearchRequest& wanted) { return search(codes, query.code, wanted); };
    switch (ranking) {
        case Ranking::Asymmetric:
            requireKnown(query.activations);
            return searchAsymmetric(codes, query.activations, request);
        case Ranking::Features: {
            requireKnown(query.features);
            const Matches pool = candidatePool(byCode, request);
            return rankByFeatures(pool, query.features, features, request.top.value_or(pool.size()));
        }
        case Ranking::Hamming:
            break;
    }
    return rankedByDistance(byCode(request));
}

}  // namespace

RankedMatches searchRanked(const CodeTable& codes, const RankedQuery& query, const SearchRequest& request,
                           Ranking ranking, const FeatureSource& features) {
    return searchIn(codes, query, request, ranking, features);
}

RankedMatches searchRanked(const LiveCodes& codes, const RankedQuery& query, const SearchRequest& request,
                           Ranking ranking, const FeatureSource& features) {
    return searchIn(codes, query, request, ranking, features);
}

}  // namespace kindred
