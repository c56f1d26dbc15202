#include "tests/core/evaluation/tie_oracle.h"

#include <algorithm>

namespace kindred {
namespace {

using Ranking = std::vector<bool>;  // relevant or not, by rank

double averagePrecision(const Ranking& ranking, std::size_t top) {
    double sum = 0;
    double hits = 0;
    for (std::size_t i = 0; i < std::min(top, ranking.size()); ++i) {
        if (!ranking[i])
            continue;
        ++hits;
        sum += hits / static_cast<double>(i + 1);
    }
    return hits == 0 ? 0 : sum / hits;
}

/// Calls visit for every way to place the groups' relevant pictures, from group `next` on.
template <typename Visit>
void forEachOrder(const std::vector<TieGroup>& groups, std::size_t next, const Ranking& before,
                  Visit& visit) {
    if (next == groups.size())
        return visit(before);
    Ranking own(groups[next].pictures);
    std::fill_n(own.rbegin(), groups[next].relevant, true);  // the first permutation
    do {
        Ranking longer = before;
        longer.insert(longer.end(), own.begin(), own.end());
        forEachOrder(groups, next + 1, longer, visit);
    } while (std::next_permutation(own.begin(), own.end()));
}

struct Found {
    double chance = 0;
    double precisions = 0;  ///< sum of precisions, times chance
};

/// After R ranks or all, by the number found.
std::vector<Found> walk(const std::vector<TieGroup>& groups, std::size_t top) {
    std::vector<Found> states(top + 2);
    states[0].chance = 1;
    std::size_t rank = 0;
    double before = 0;  // relevant in nearer groups
    for (const TieGroup& group : groups) {
        for (std::uint64_t seen = 0; seen < group.pictures && rank < top; ++seen) {
            ++rank;
            std::vector<Found> next(top + 2);
            for (std::size_t found = 0; found < rank; ++found) {
                const Found& state = states[found];
                const double left =
                    static_cast<double>(group.relevant) - (static_cast<double>(found) - before);
                const double hit = left / static_cast<double>(group.pictures - seen);
                if (state.chance == 0)
                    continue;
                next[found].chance += state.chance * (1 - hit);
                next[found].precisions += state.precisions * (1 - hit);
                const double precision = static_cast<double>(found + 1) / static_cast<double>(rank);
                next[found + 1].chance += state.chance * hit;
                next[found + 1].precisions += (state.precisions + state.chance * precision) * hit;
            }
            states = std::move(next);
        }
        before += static_cast<double>(group.relevant);
    }
    return states;
}

/// The part of the database that R ranks show, with `seen` relevant ones of the group that is cut.
Ranking orderWith(const std::vector<TieGroup>& groups, std::size_t top, std::uint64_t seen,
                  bool relevantFirst) {
    Ranking ranking;
    for (const TieGroup& group : groups) {
        if (ranking.size() == top)
            break;
        const std::uint64_t slots = std::min<std::uint64_t>(group.pictures, top - ranking.size());
        const std::uint64_t relevant = slots < group.pictures ? seen : group.relevant;
        ranking.insert(ranking.end(), relevantFirst ? relevant : slots - relevant, relevantFirst);
        ranking.insert(ranking.end(), relevantFirst ? slots - relevant : relevant, !relevantFirst);
    }
    return ranking;
}

}  // namespace

TiedAveragePrecision averagePrecisionOfAllOrders(const std::vector<TieGroup>& groups, std::size_t top) {
    TiedAveragePrecision result{.expected = 0, .lower = 1, .upper = 0};
    double orders = 0;
    auto visit = [&](const Ranking& ranking) {
        const double value = averagePrecision(ranking, top);
        ++orders;
        result.expected += value;
        result.lower = std::min(result.lower, value);
        result.upper = std::max(result.upper, value);
    };
    forEachOrder(groups, 0, {}, visit);
    result.expected /= orders;
    return result;
}

double expectedAveragePrecisionByRank(const std::vector<TieGroup>& groups, std::size_t top) {
    const std::vector<Found> states = walk(groups, top);
    double expected = 0;
    for (std::size_t found = 1; found < states.size(); ++found)
        expected += states[found].precisions / static_cast<double>(found);
    return expected;
}

double expectedHitsByRank(const std::vector<TieGroup>& groups, std::size_t top) {
    const std::vector<Found> states = walk(groups, top);
    double expected = 0;
    for (std::size_t found = 1; found < states.size(); ++found)
        expected += states[found].chance * static_cast<double>(found);
    return expected;
}

std::pair<double, double> boundsByOrders(const std::vector<TieGroup>& groups, std::size_t top) {
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    std::uint64_t rank = 0;
    for (const TieGroup& group : groups) {
        if (rank < top && top - rank < group.pictures) {
            const std::uint64_t slots = top - rank;
            const std::uint64_t others = group.pictures - group.relevant;
            least = slots > others ? slots - others : 0;
            most = std::min(slots, group.relevant);
        }
        rank += group.pictures;
    }
    double lower = 1;
    double upper = 0;
    for (std::uint64_t seen = least; seen <= most; ++seen) {
        lower = std::min(lower, averagePrecision(orderWith(groups, top, seen, false), top));
        upper = std::max(upper, averagePrecision(orderWith(groups, top, seen, true), top));
    }
    return {lower, upper};
}

}  // namespace kindred
