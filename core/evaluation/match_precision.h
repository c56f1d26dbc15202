#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "core/base/job_context.h"
#include "core/search/feature_distance.h"
#include "core/search/ranking_types.h"

namespace kindred {

/// AP@R of what was found for a query of class `label`. A match's id is its place in `labels`.
double averagePrecisionOf(const RankedMatches& matches, std::span<const std::int32_t> labels,
                          std::int32_t label, std::size_t top);

/// Features of some pictures with their class labels, one a row. Owns nothing.
struct LabelledFeatures {
    FeatureRows features;
    std::span<const std::int32_t> labels;
};

/// mAP@R of ranking a whole database by the Euclidean distance of features, ties in database order, on as
/// many threads as there are cores. Neither side is empty. Nothing is returned if stopped.
std::optional<double> exhaustiveMeanAveragePrecision(const LabelledFeatures& database,
                                                     const LabelledFeatures& queries, std::size_t top,
                                                     const JobContext& context);

}  // namespace kindred
