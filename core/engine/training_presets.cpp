#include "core/engine/training_presets.h"

#include "core/learning/named_recipes.h"
#include "core/learning/recipe_knobs.h"

namespace kindred {
namespace {

TrainingRecipe minute() {
    TrainingRecipe recipe = namedRecipe("fast").recipe;
    recipe.blocks = 1;
    recipe.epochs = 2;
    return recipe;
}

}  // namespace

const std::vector<TrainingPreset>& trainingPresets() {
    static const std::vector<TrainingPreset> presets{
        {"minute", "fast", minute()},
        {"good", "fast", namedRecipe("fast").recipe},
        {"published", "published", namedRecipe("published").recipe},
    };
    return presets;
}

std::string optionsOf(const TrainingRecipe& settings, const std::string& recipe) {
    const std::string options = recipeOptions(settings, namedRecipe(recipe).recipe);
    return "--recipe " + recipe + (options.empty() ? "" : " " + options);
}

}  // namespace kindred
