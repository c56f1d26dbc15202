#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// Where people start from on the Train page.
struct TrainingPreset {
    std::string id;      ///< "minute", "good", "published"
    std::string recipe;  ///< the named recipe that it is, or is a variant of
    TrainingRecipe settings;
};

const std::vector<TrainingPreset>& trainingPresets();
/// Those of the preset with this id, which there is (asserted).
const TrainingRecipe& presetSettings(const std::string& id);

/// The kindred-cli options that turn the named recipe into `settings`, with `--recipe` first.
std::string optionsOf(const TrainingRecipe& settings, const std::string& recipe);
/// The same from whichever named recipe needs the fewest words.
std::string shortestOptionsOf(const TrainingRecipe& settings);

/// Every setting of a recipe, to be remembered: a line each, "name=value".
std::string recipeText(const TrainingRecipe& recipe);
/// The inverse; nothing if a line is no setting of this version.
std::optional<TrainingRecipe> recipeFromText(const std::string& text);

}  // namespace kindred
