#include "core/engine/training_presets.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

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

const TrainingRecipe& presetSettings(const std::string& id) {
    const auto found = std::ranges::find(trainingPresets(), id, &TrainingPreset::id);
    assert(found != trainingPresets().end());
    return found->settings;
}

std::string optionsOf(const TrainingRecipe& settings, const std::string& recipe) {
    const std::string options = recipeOptions(settings, namedRecipe(recipe).recipe);
    return "--recipe " + recipe + (options.empty() ? "" : " " + options);
}

std::string shortestOptionsOf(const TrainingRecipe& settings) {
    std::string shortest;
    for (const NamedRecipe& named : namedRecipes()) {
        std::string options = optionsOf(settings, named.name);
        if (shortest.empty() || std::ranges::count(options, ' ') < std::ranges::count(shortest, ' '))
            shortest = std::move(options);
    }
    return shortest;
}

std::string recipeText(const TrainingRecipe& recipe) {
    std::string text;
    for (const auto& [name, value] : recipeWords(recipe))
        text.append(name).append("=").append(value).append("\n");
    return text;
}

std::optional<TrainingRecipe> recipeFromText(const std::string& text) {
    std::map<std::string, std::string> words;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t middle = line.find('=');
        if (middle == std::string::npos)
            return std::nullopt;
        words[line.substr(0, middle)] = line.substr(middle + 1);
    }
    try {
        return recipeFromWords(words);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}  // namespace kindred
