#include "tests/core/evaluation/retrieval_oracle.h"

#include <algorithm>
#include <set>
#include <utility>

#include "tests/core/evaluation/tie_oracle.h"

namespace kindred {
namespace {

int naiveDistance(const BinaryCode& a, const BinaryCode& b) {
    int distance = 0;
    for (int i = 0; i < a.bits(); ++i)
        distance += a.bit(i) != b.bit(i) ? 1 : 0;
    return distance;
}

/// A query's view of the database: its rows in ranked order.
struct Ranking {
    std::vector<int> distances;
    std::vector<bool> relevant;
};

Ranking rank(const LabelledCodes& database, const BinaryCode& query, std::int32_t label) {
    std::vector<std::pair<int, std::size_t>> order;  // distance and index: what the ranking is sorted by
    for (std::size_t i = 0; i < database.codes.size(); ++i)
        order.emplace_back(naiveDistance(database.codes[i], query), i);
    std::ranges::sort(order);
    Ranking ranking;
    for (const auto& [distance, i] : order) {
        ranking.distances.push_back(distance);
        ranking.relevant.push_back(database.labels[i] == label);
    }
    return ranking;
}

double hits(const Ranking& ranking, std::size_t k) {
    const auto end =
        ranking.relevant.begin() + static_cast<std::ptrdiff_t>(std::min(k, ranking.relevant.size()));
    return static_cast<double>(std::count(ranking.relevant.begin(), end, true));
}

double averagePrecision(const Ranking& ranking, std::size_t top) {
    double sum = 0;
    for (std::size_t k = 1; k <= std::min(top, ranking.relevant.size()); ++k)
        sum += ranking.relevant[k - 1] ? hits(ranking, k) / static_cast<double>(k) : 0;
    return sum == 0 ? 0 : sum / hits(ranking, top);
}

/// Relevant pictures by distance.
std::vector<TieGroup> ties(const Ranking& ranking, int bits) {
    std::vector<TieGroup> groups(bits + 1);
    for (std::size_t i = 0; i < ranking.distances.size(); ++i) {
        ++groups[ranking.distances[i]].pictures;
        groups[ranking.distances[i]].relevant += ranking.relevant[i] ? 1 : 0;
    }
    return groups;
}

double mean(const std::vector<Ranking>& rankings, const auto& measure) {
    double sum = 0;
    for (const Ranking& ranking : rankings)
        sum += measure(ranking);
    return sum / static_cast<double>(rankings.size());
}

std::size_t returnedWithin(const Ranking& ranking, int radius) {
    return static_cast<std::size_t>(
        std::ranges::count_if(ranking.distances, [&](int distance) { return distance <= radius; }));
}

double recall(const Ranking& ranking, std::size_t k) {
    const double all = hits(ranking, ranking.relevant.size());
    return all == 0 ? 0 : hits(ranking, k) / all;
}

RadiusFigures radiusFigures(const std::vector<Ranking>& rankings, int radius) {
    RadiusFigures figures;
    figures.radius = radius;
    figures.precision = mean(rankings, [&](const Ranking& ranking) {
        const std::size_t returned = returnedWithin(ranking, radius);
        return returned == 0 ? 0 : hits(ranking, returned) / static_cast<double>(returned);
    });
    figures.recall = mean(
        rankings, [&](const Ranking& ranking) { return recall(ranking, returnedWithin(ranking, radius)); });
    figures.returned = mean(rankings, [&](const Ranking& ranking) {
        return static_cast<double>(returnedWithin(ranking, radius));
    });
    figures.emptyQueries =
        mean(rankings, [&](const Ranking& ranking) { return returnedWithin(ranking, radius) == 0 ? 1 : 0; });
    const double relevantReturned = mean(
        rankings, [&](const Ranking& ranking) { return hits(ranking, returnedWithin(ranking, radius)); });
    const double relevant =
        mean(rankings, [&](const Ranking& ranking) { return hits(ranking, ranking.relevant.size()); });
    if (figures.returned > 0)
        figures.microPrecision = relevantReturned / figures.returned;
    figures.microRecall = relevant == 0 ? 0 : relevantReturned / relevant;
    return figures;
}

MeanAveragePrecision meanAveragePrecision(const std::vector<Ranking>& rankings, int bits, std::size_t top) {
    MeanAveragePrecision figures;
    figures.stable = mean(rankings, [&](const Ranking& ranking) { return averagePrecision(ranking, top); });
    figures.literal = mean(rankings, [&](const Ranking& ranking) {
        return averagePrecision(ranking, top) * hits(ranking, top) / static_cast<double>(top);
    });
    figures.expected = mean(rankings, [&](const Ranking& ranking) {
        return expectedAveragePrecisionByRank(ties(ranking, bits), top);
    });
    figures.lower = mean(
        rankings, [&](const Ranking& ranking) { return boundsByOrders(ties(ranking, bits), top).first; });
    figures.upper = mean(
        rankings, [&](const Ranking& ranking) { return boundsByOrders(ties(ranking, bits), top).second; });
    return figures;
}

/// The mean over queries of the hits among the first k in any order of equal distances, over `whole` of each.
double expectedHits(const std::vector<Ranking>& rankings, int bits, std::size_t k, const auto& whole) {
    return mean(rankings, [&](const Ranking& ranking) {
        const double all = whole(ranking);
        return all == 0 ? 0 : expectedHitsByRank(ties(ranking, bits), k) / all;
    });
}

}  // namespace

RetrievalFigures oracleFigures(const LabelledCodes& database, const LabelledCodes& queries,
                               const RetrievalOptions& options) {
    std::vector<Ranking> rankings;
    for (std::size_t i = 0; i < queries.codes.size(); ++i)
        rankings.push_back(rank(database, queries.codes[i], queries.labels[i]));
    RetrievalFigures figures;
    figures.top = options.top;
    figures.queries = queries.codes.size();
    figures.database = database.codes.size();
    const int bits = database.codes.front().bits();
    figures.meanAveragePrecision = meanAveragePrecision(rankings, bits, options.top);
    for (const Ranking& ranking : rankings)
        figures.averagePrecisions.push_back(averagePrecision(ranking, options.top));
    for (const std::size_t k : options.cutoffs) {
        const auto wanted = [k](const Ranking&) { return static_cast<double>(k); };
        const auto relevant = [](const Ranking& ranking) { return hits(ranking, ranking.relevant.size()); };
        const double found = mean(rankings, [&](const Ranking& ranking) { return hits(ranking, k); });
        figures.precisionAt.push_back(
            {k, found / static_cast<double>(k), expectedHits(rankings, bits, k, wanted)});
        figures.recallAt.push_back(
            {k, mean(rankings, [&](const Ranking& ranking) { return recall(ranking, k); }),
             expectedHits(rankings, bits, k, relevant)});
    }
    for (int radius = 0; radius <= bits; ++radius)
        figures.byRadius.push_back(radiusFigures(rankings, radius));
    figures.distinctCodes = std::set<BinaryCode>(database.codes.begin(), database.codes.end()).size();
    return figures;
}

}  // namespace kindred
