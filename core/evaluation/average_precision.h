#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kindred {

// AP@R of one query, in a given order and over all orders of equal distances (methods.md 9.2 and 9.3).

/// The pictures at one distance from the query.
struct TieGroup {
    std::uint64_t pictures = 0;
    std::uint64_t relevant = 0;  ///< at most `pictures`
};

/// sum_{k<=R} P@k rel_k of a ranking; AP@R is that over the relevant ones found. `hits[k]` is the number of
/// relevant ones among the first k, from hits[0] = 0 to the end of the ranking.
double precisionSum(std::span<const std::size_t> hits, std::size_t top);
/// AP@R of that ranking; 0 where none relevant is found.
double averagePrecision(std::span<const std::size_t> hits, std::size_t top);

/// AP@R where equal distances stand in no order.
struct TiedAveragePrecision {
    double expected = 0;  ///< the mean over all orders
    double lower = 0;     ///< the least of any order
    double upper = 0;     ///< the greatest
};

/// Exact, in a time that grows with the number of groups and `top`. Groups stand by rising distance and may
/// be empty. The mean follows F. McSherry and M. Najork 2008, cut off at R: how many relevant ones of the
/// group that R cuts are found is hypergeometric. The extrema are over every such number, since the divisor
/// of AP@R counts what was found.
TiedAveragePrecision tiedAveragePrecision(std::span<const TieGroup> groups, std::size_t top);

/// The mean of AP@R over all orders of the whole database: what a ranking by chance gets.
double chanceAveragePrecision(std::uint64_t pictures, std::uint64_t relevant, std::size_t top);

/// How many relevant ones stand among the first k, as the mean over all orders of equal distances.
double expectedHits(std::span<const TieGroup> groups, std::size_t k);

}  // namespace kindred
