#include "app/cli/recipe_options.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "app/cli/option_helpers.h"
#include "core/learning/named_recipes.h"
#include "core/learning/recipe_knobs.h"

namespace kindred {
namespace {

/// First of all options, and so taken first: the others start from it.
void addNamedRecipe(CLI::App& parser, TrainingRecipe& recipe, const std::string& start) {
    std::vector<std::string> names;
    for (const NamedRecipe& known : namedRecipes()) {
        names.push_back(known.name);
    }
    const auto take = [&recipe](const std::string& name) { recipe = namedRecipe(name).recipe; };
    parser.add_option_function<std::string>("--recipe", take, "Recipe that the other options start from")
        ->type_name(CLI::detail::join(names, "|"))
        ->check(CLI::IsMember(names).description(""))
        ->default_str(start);
}

void addSwitch(CLI::App& parser, const RecipeKnob& knob, TrainingRecipe& recipe) {
    const bool on = std::get<bool>(knob.get(recipe));
    const auto take = [&recipe, &knob](std::int64_t count) { knob.set(recipe, count > 0); };
    parser.add_flag_function("--" + knob.name + ",!--no-" + knob.name, take,
                             knob.description + (on ? " [on]" : " [off]"));
}

void addValue(CLI::App& parser, const RecipeKnob& knob, TrainingRecipe& recipe) {
    const auto take = [&recipe, &knob](const std::string& text) { knob.set(recipe, knobValue(knob, text)); };
    const auto refuse = [&knob](const std::string& text) -> std::string {
        try {
            knobValue(knob, text);
            return {};
        } catch (const std::invalid_argument& refused) {
            return refused.what();
        }
    };
    auto* option = parser.add_option_function<std::string>("--" + knob.name, take, knob.description);
    option->check(CLI::Validator(refuse, ""));
    if (knob.words.empty()) {
        option->type_name("N");
    } else {
        option->type_name(CLI::detail::join(knob.words, "|"));
    }
    if (const std::string standard = knobText(knob.get(recipe)); !standard.empty()) {
        option->default_str(standard);
    }
}

nlohmann::ordered_json jsonOf(const KnobValue& value) {
    return std::visit(
        [](const auto& held) -> nlohmann::ordered_json {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
                return nullptr;
            } else {
                return held;
            }
        },
        value);
}

}  // namespace

void addRecipeOptions(CLI::App& parser, TrainingRecipe& recipe, const std::string& start) {
    recipe = namedRecipe(start).recipe;
    addNamedRecipe(parser, recipe, start);
    for (const RecipeKnob& knob : recipeKnobs()) {
        if (std::holds_alternative<bool>(knob.get(recipe))) {
            addSwitch(parser, knob, recipe);
        } else {
            addValue(parser, knob, recipe);
        }
    }
}

std::string wordForPrecision(Precision precision) {
    TrainingRecipe recipe;
    recipe.precision = precision;
    return recipeWords(recipe).at("precision");
}

nlohmann::ordered_json recipeDocument(const TrainingRecipe& recipe) {
    nlohmann::ordered_json document;
    for (const RecipeKnob& knob : recipeKnobs()) {
        const KnobValue value = knob.get(recipe);
        if (std::holds_alternative<std::monostate>(value)) {
            continue;
        }
        std::string key = knob.name;
        std::ranges::replace(key, '-', '_');
        document[key] = jsonOf(value);
    }
    return document;
}

}  // namespace kindred
