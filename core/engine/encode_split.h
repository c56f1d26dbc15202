#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/services.h"
#include "core/evaluation/labelled_codes.h"
#include "core/learning/data_set_types.h"
#include "core/search/ranking_types.h"

namespace kindred {

/// A split of a data set with what a network says of it, row after row in the data set's order.
struct EncodedSplit {
    LabelledCodes labelled;
    std::vector<float> scores;       ///< as Encoded has them, like the following
    std::vector<float> activations;  ///< only for Ranking::Asymmetric
    std::vector<float> features;     ///< only for Ranking::Features
};

/// How much of a job's pictures is encoded, over all splits.
struct EncodingProgress {
    std::size_t done = 0;
    std::size_t total = 0;
};

/// Encodes in chunks small enough to be stopped between, and keeps what the ranking needs. Reports as stage
/// "encoding" and moves `progress` on. Nothing if stopped.
std::optional<EncodedSplit> encodeSplit(const LabelledImages& images, const std::filesystem::path& model,
                                        Ranking ranking, Services& services, const JobContext& context,
                                        EncodingProgress& progress);

}  // namespace kindred
