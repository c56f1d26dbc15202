#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// A run that was stopped or broken off before its end: what its checkpoint says.
struct UnfinishedRun {
    std::filesystem::path out;  ///< the model that it was to end in
    std::string data;           ///< as DataSetRequest::data
    TrainingRecipe recipe;
    std::vector<EpochFigures> epochs;  ///< those that were over
};

/// The checkpoint that belongs to a model that is being trained.
std::filesystem::path checkpointOf(const std::filesystem::path& out);

/// What can be gone on with to end in this model; nothing if there is no checkpoint. Throws
/// Error("checkpoint-damaged").
std::optional<UnfinishedRun> findUnfinishedRun(const std::filesystem::path& out);

}  // namespace kindred
