#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// A setting's value. Nothing (monostate) is a setting left open.
using KnobValue =
    std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string, std::vector<int>>;

/// One setting of a recipe, by the name that it has everywhere: on the command line, in model files, in
/// checkpoints.
struct RecipeKnob {
    std::string name;                ///< "learning-rate"
    std::string description;         ///< what it does, in a line
    std::vector<std::string> words;  ///< what a choice may be; empty for all else
    double least = 0;                ///< of a number
    double most = 0;
    std::function<KnobValue(const TrainingRecipe&)> get;
    /// The value has the alternative that get() gives, or is one of `words`.
    std::function<void(TrainingRecipe&, const KnobValue&)> set;
};

/// All of them, in the order in which they are told.
const std::vector<RecipeKnob>& recipeKnobs();

/// A value as text: numbers in as many digits as give the same number back, lists with commas between.
std::string knobText(const KnobValue& value);
/// The inverse, of a value that this knob can have. Throws std::invalid_argument whose text says what is
/// wrong.
KnobValue knobValue(const RecipeKnob& knob, const std::string& text);

/// The settings of a recipe as name and text.
std::map<std::string, std::string> recipeWords(const TrainingRecipe& recipe);
/// The inverse; what is not named keeps the recipe's default. Throws std::invalid_argument whose text says
/// what is wrong.
TrainingRecipe recipeFromWords(const std::map<std::string, std::string>& words);

/// The options of `kindred-cli train` that turn `start` into `recipe`: "--blocks 3 --no-nesterov".
std::string recipeOptions(const TrainingRecipe& recipe, const TrainingRecipe& start);

}  // namespace kindred
