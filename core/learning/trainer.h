#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
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

/// Where a run writes down how far it is, so that it can go on after a crash (see checkpoint_file.h).
struct CheckpointPlan {
    std::filesystem::path file;  ///< empty: nothing is written
    bool resume = false;  ///< go on from the file, which must be there and be of the same recipe and data
    std::string note;     ///< of the caller, kept in the file
    std::chrono::milliseconds interval{60'000};  ///< longest time between two, beside those after every epoch
};

/// All that a run depends on. What is referred to outlives it.
struct TrainingTask {
    const DataSet& data;
    const TrainingRecipe& recipe;
    CheckpointPlan checkpoint{};
    /// A network of the same blocks that the run starts from in place of random numbers: its convolutions and
    /// their normalisation, its hash layer where bits and head are the recipe's too (but ortho's, which is
    /// learnt anew, since a file keeps its normalisation folded in), and with these its classifier where the
    /// classes are the data's. A resumed run does not look at it.
    const Model* start = nullptr;
};

/// How fast a recipe would train, found by trying a few steps of it.
struct TrainingPace {
    double picturesPerSecond = 0;
    std::uint64_t bytes = 0;  ///< of memory that the run needs, estimated
};

/// Trains a network on the training pictures of a data set; the test pictures are not looked at.
class Trainer {
public:
    virtual ~Trainer() = default;

    /// Reports progress in pictures seen (stage "training"). When stopped before the end of the first epoch,
    /// nothing is returned; with a checkpoint, the run can go on from where it stopped. Throws
    /// Error("recipe-invalid") for settings out of range, Error("training-diverged") when the loss is no
    /// number any more, Error("memory-too-small") before the start, naming the batch that would fit,
    /// Error("device-out-of-memory"); Error("start-differs") for a network that the recipe cannot start from;
    /// Error("file-not-written"), "checkpoint-missing", "checkpoint-damaged", "checkpoint-differs". The
    /// checkpoint last written stays whole whatever happens.
    virtual std::optional<TrainingResult> train(const TrainingTask& task, const JobContext& context,
                                                const TrainingObserver& observer) = 0;

    /// Tries a few steps on made-up pictures of that size; takes seconds. Nothing if stopped.
    virtual std::optional<TrainingPace> measurePace(const TrainingRecipe& recipe, int side, int classes,
                                                    const JobContext& context) = 0;
};

}  // namespace kindred
