#include "core/evaluation/match_precision.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <numeric>
#include <vector>

#include "core/evaluation/average_precision.h"
#include "core/evaluation/on_threads.h"
#include "core/search/exhaustive_search.h"

namespace kindred {

double averagePrecisionOf(const RankedMatches& matches, std::span<const std::int32_t> labels,
                          std::int32_t label, std::size_t top) {
    std::vector<std::size_t> hits(matches.size() + 1);
    for (std::size_t k = 1; k <= matches.size(); ++k) {
        const auto picture = static_cast<std::size_t>(matches[k - 1].id);
        hits[k] = hits[k - 1] + (labels[picture] == label ? 1 : 0);
    }
    return averagePrecision(hits, top);
}

std::optional<double> exhaustiveMeanAveragePrecision(const LabelledFeatures& database,
                                                     const LabelledFeatures& queries, std::size_t top,
                                                     const JobContext& context) {
    constexpr std::size_t runLength = 16;  // they read the database from memory once
    const std::size_t count = queries.labels.size();
    assert(count > 0 && !database.labels.empty());
    std::vector<double> averagePrecisions(count);
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stopped = false;
    onThreads(0, [&] {
        for (std::size_t first = next.fetch_add(runLength); first < count;
             first = next.fetch_add(runLength)) {
            if (!context.proceed()) {
                stopped = true;
                return;
            }
            const std::size_t end = std::min(count, first + runLength);
            std::vector<float> rows;
            for (std::size_t query = first; query < end; ++query)
                rows.insert(rows.end(), queries.features[query].begin(), queries.features[query].end());
            const std::vector<RankedMatches> found =
                searchExhaustively(database.features, FeatureRows(rows, queries.features.length()), top);
            for (std::size_t query = first; query < end; ++query)
                averagePrecisions[query] =
                    averagePrecisionOf(found[query - first], database.labels, queries.labels[query], top);
        }
    });
    if (stopped)
        return std::nullopt;
    return std::accumulate(averagePrecisions.begin(), averagePrecisions.end(), 0.0) /
           static_cast<double>(count);
}

}  // namespace kindred
