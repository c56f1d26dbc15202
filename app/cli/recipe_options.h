#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/learning/recipe_types.h"

namespace CLI {
class App;
}

namespace kindred {

/// `--recipe`, and every knob of a recipe as an option; what is not given keeps the value that the recipe
/// named has. `recipe` becomes that named `start` and outlives the parser.
void addRecipeOptions(CLI::App& parser, TrainingRecipe& recipe, const std::string& start = "fast");

/// The recipe with the options' names ("learning_rate").
nlohmann::ordered_json recipeDocument(const TrainingRecipe& recipe);

/// "float32", "bfloat16" or "auto".
std::string wordForPrecision(Precision precision);

}  // namespace kindred
