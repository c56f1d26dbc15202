#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/job_context.h"
#include "core/engine/services.h"
#include "core/learning/recipe_types.h"

namespace kindred {

/// What a run would take.
struct TrainEstimate {
    double seconds = 0;
    double secondsAnEpoch = 0;
    std::uint64_t bytes = 0;  ///< of memory
};

/// Tries a few steps on made-up pictures, which takes seconds. `pictures`: how many the training split has.
/// `side`, `classes`: of the data set. Nothing if stopped. Throws as Trainer::measurePace().
std::optional<TrainEstimate> estimateTraining(const TrainingRecipe& recipe, std::size_t pictures, int side,
                                              int classes, Services& services, const JobContext& context);

}  // namespace kindred
