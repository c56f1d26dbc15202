#pragma once

#include <filesystem>
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
    bool resume = false;            ///< go on with the unfinished run of `out`
    std::string command;            ///< the command line that repeats this run; kept in the model file
    std::filesystem::path start{};  ///< a model that the run starts from; empty: from random numbers
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
/// test pictures, with the calibration of its distances. Stages of progress: "loading", "training",
/// "testing". `observer` is called on a worker thread. While it goes on there is a checkpoint beside the
/// model, which is removed when the run is over. Throws Error("run-unfinished") if there is one already and
/// it is not to be resumed.
TrainReport trainModel(const TrainRequest& request, Services& services, const JobContext& context,
                       const TrainingObserver& observer);

}  // namespace kindred
