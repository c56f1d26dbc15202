#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/data_set_loader.h"
#include "core/learning/recipe_types.h"

namespace kindred {

struct TrainRequest {
    DataSetRequest data;
    std::filesystem::path out;  ///< the model file; written whole at the end
    TrainingRecipe recipe;
    std::string command;  ///< the command line that repeats this run; kept in the model file
};

struct TrainReport {
    std::filesystem::path model;  ///< empty if stopped before the first epoch was over
    int keptEpoch = 0;
    std::vector<EpochFigures> epochs;
    std::optional<double>
        testAccuracy;  ///< measured once, at the end; absent if the data has no test pictures
    std::vector<InputFailure> failures;
    std::string device;
    std::string deviceReason;
    Precision precision = Precision::Float32;
    double seconds = 0;
    bool stopped = false;  ///< ended by request; the best model so far was saved
};

/// Loads the data, trains, saves the model with recipe, seed, data set and figures, and judges it once on the
/// test pictures. Stages of progress: "loading", "training", "testing". `observer` is called after each epoch
/// on a worker thread.
TrainReport trainModel(const TrainRequest& request, Services& services, const JobContext& context,
                       const std::function<void(const EpochFigures&)>& observer);

}  // namespace kindred
