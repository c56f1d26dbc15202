#include "core/evaluation/argmax_baseline.h"

#include <array>
#include <cassert>
#include <map>
#include <utility>

#include "core/evaluation/average_precision.h"

namespace kindred {
namespace {

/// Labels of the first `top` pictures as a query of that prediction ranks them: those of the same prediction
/// first, each part in the order of the database.
std::vector<std::int32_t> rankedLabels(const PredictedClasses& database, std::int32_t predicted,
                                       std::size_t top) {
    std::vector<std::int32_t> ranked;
    for (const bool same : {true, false}) {
        for (std::size_t i = 0; i < database.labels.size() && ranked.size() < top; ++i) {
            if ((database.predicted[i] == predicted) == same)
                ranked.push_back(database.labels[i]);
        }
    }
    return ranked;
}

double stableAveragePrecision(const std::vector<std::int32_t>& ranked, std::int32_t label) {
    std::vector<std::size_t> hits(ranked.size() + 1);
    for (std::size_t k = 1; k <= ranked.size(); ++k)
        hits[k] = hits[k - 1] + (ranked[k - 1] == label ? 1 : 0);
    return averagePrecision(hits, ranked.size());
}

/// How many pictures have each prediction and each label.
struct PredictionCounts {
    explicit PredictionCounts(const PredictedClasses& split) : pictures(split.labels.size()) {
        for (std::size_t i = 0; i < pictures; ++i) {
            ++predictions[split.predicted[i]];
            ++labels[split.labels[i]];
            ++both[{split.predicted[i], split.labels[i]}];
        }
    }

    std::size_t pictures;
    std::map<std::int32_t, std::uint64_t> predictions;
    std::map<std::int32_t, std::uint64_t> labels;
    std::map<std::pair<std::int32_t, std::int32_t>, std::uint64_t> both;
};

template <typename Key>
std::uint64_t countOf(const std::map<Key, std::uint64_t>& counts, const Key& key) {
    const auto found = counts.find(key);
    return found != counts.end() ? found->second : 0;
}

/// Pictures of the database at distance 0 and at distance 1.
std::array<TieGroup, 2> tiesOf(const PredictionCounts& database, std::int32_t predicted, std::int32_t label) {
    const TieGroup near{countOf(database.predictions, predicted), countOf(database.both, {predicted, label})};
    return {near, {database.pictures - near.pictures, countOf(database.labels, label) - near.relevant}};
}

}  // namespace

ArgmaxBaseline argmaxBaseline(const PredictedClasses& database, const PredictedClasses& queries,
                              std::size_t top) {
    assert(!database.labels.empty() && !queries.labels.empty());
    assert(database.predicted.size() == database.labels.size() &&
           queries.predicted.size() == queries.labels.size());
    const PredictionCounts counts(database);
    std::map<std::int32_t, std::vector<std::int32_t>> rankings;  // by prediction
    ArgmaxBaseline sums;
    for (const auto& [query, times] : PredictionCounts(queries).both) {
        const auto& [predicted, label] = query;
        const auto [ranking, isNew] = rankings.try_emplace(predicted);
        if (isNew)
            ranking->second = rankedLabels(database, predicted, top);
        const auto weight = static_cast<double>(times);
        sums.stable += weight * stableAveragePrecision(ranking->second, label);
        sums.expected += weight * tiedAveragePrecision(tiesOf(counts, predicted, label), top).expected;
    }
    const auto total = static_cast<double>(queries.labels.size());
    return {sums.stable / total, sums.expected / total};
}

}  // namespace kindred
