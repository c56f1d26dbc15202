#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/data_set_loader.h"
#include "core/learning/recipe_types.h"

namespace kindred {

/// A grid of depths and lengths of code, all trained by one recipe.
struct ReproduceRequest {
    DataSetRequest data;
    std::filesystem::path folder;  ///< models and figures; of one data set and one recipe; made if need be
    TrainingRecipe recipe;         ///< its blocks and bits are those of the cells
    std::vector<int> blocks;
    std::vector<int> bits;
    std::size_t top = 1000;  ///< R of mAP@R
    std::string command;     ///< the command line that repeats this; kept in the model files
};

/// A cell's figure beside one that was published for it.
struct ReproducedRow {
    int blocks = 0;
    int bits = 0;
    std::string measure;  ///< "accuracy", "map"
    double ours = 0;
    double low = 0;  ///< 95 % interval over the test pictures
    double high = 0;
    std::optional<double> published;
    std::string source;    ///< of `published`: "thesis", "paper"; empty without
    bool differs = false;  ///< by more than noise, as ReproduceReport::definition says
};

struct ReproduceReport {
    std::string definition;  ///< in words: what the figures are, and what makes two of them differ
    std::vector<ReproducedRow> rows;
    std::vector<InputFailure> failures;  ///< pictures of the data set that could not be read
    bool stopped = false;                ///< what was finished is kept; the same request goes on from there
};

/// Called on the thread that works.
struct ReproduceObserver {
    std::function<void(int blocks, int bits, std::size_t cell, std::size_t cells)> cell;  ///< from 1
    std::function<void(const ReproducedRow&)> row;   ///< as soon as a cell is judged
    std::function<void(const EpochFigures&)> epoch;  ///< as TrainingObserver
    std::function<void(const Error&)> remark;        ///< as TrainingObserver
};

/// Trains every cell into `folder`/drhn-N-BITS-DATASET.safetensors, judges it, and puts it beside what was
/// published. What a run before has trained or judged there is not done again; one that was broken off goes
/// on. Throws Error("grid-empty") and Error("model-of-other-recipe") where a model is in the way, and as
/// trainModel() and evaluateModel().
ReproduceReport reproduce(const ReproduceRequest& request, Services& services, const JobContext& context,
                          const ReproduceObserver& observer);

/// The model of a cell.
std::filesystem::path modelOfCell(const ReproduceRequest& request, int blocks, int bits);

}  // namespace kindred
