#pragma once

#include <vector>

#include "core/base/ids.h"

namespace kindred {

/// By what the pictures that a search finds are ordered.
enum class Ranking {
    Hamming,     ///< the number of bits in which two codes differ
    Asymmetric,  ///< those bits, each weighted with the query's activation: the query is not rounded to a
                 ///< code
    Features,    ///< the Euclidean distance of the pooled features, among the pictures whose codes are near
};

/// A picture found, and what it was ranked by.
struct RankedMatch {
    PictureId id{};
    int distance = 0;  ///< bits in which its code differs from the query's
    double value =
        0;  ///< what it was ranked by, smaller is nearer: bits, weighted bits or Euclidean distance

    friend bool operator==(const RankedMatch&, const RankedMatch&) = default;
};

/// Ordered by (value, id), whatever the ranking.
using RankedMatches = std::vector<RankedMatch>;

}  // namespace kindred
