#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/train_model.h"
#include "core/learning/data_set_types.h"

namespace kindred {

/// What a model file tells of its training, as free entries of its metadata: data set, command, recipe, seed,
/// device, curves, figures.
std::map<std::string, std::string> trainingNotes(const TrainRequest& request, const DataSet& data,
                                                 const TrainReport& report);

/// The figures of each epoch of the run that a model came from, as its file tells them; empty if it does not.
/// Throws as readModelDescription().
std::vector<EpochFigures> epochsOf(const std::filesystem::path& model);

/// The recipe that a model was trained by, as its file tells it; nothing if it does not, or not in a way that
/// is understood. Throws as readModelDescription().
std::optional<TrainingRecipe> recipeOf(const std::filesystem::path& model);

}  // namespace kindred
