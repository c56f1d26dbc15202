#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/base/job_context.h"
#include "core/learning/data_set_types.h"
#include "core/learning/model_types.h"
#include "core/learning/recipe_types.h"

namespace kindred {

struct TrainingResult {
    Model model;        ///< the best epoch by the held-out part; the last where nothing is held out
    int keptEpoch = 0;  ///< the epoch that `model` is of
    std::vector<EpochFigures> epochs;
    Precision precision = Precision::Float32;  ///< what Automatic came to
    bool stopped = false;                      ///< ended by request; `model` is what was best so far
};

/// Called on the training thread after each epoch.
using EpochObserver = std::function<void(const EpochFigures&)>;

/// Trains a network on the training pictures of a data set; the test pictures are not looked at.
class Trainer {
public:
    virtual ~Trainer() = default;

    /// Reports progress in pictures seen (stage "training"). When stopped before the end of the first epoch,
    /// nothing is returned. Throws Error("recipe-invalid") for settings out of range,
    /// Error("training-diverged") when the loss is no number any more, Error("device-out-of-memory").
    virtual std::optional<TrainingResult> train(const DataSet& data, const TrainingRecipe& recipe,
                                                const JobContext& context, const EpochObserver& observer) = 0;
};

}  // namespace kindred
