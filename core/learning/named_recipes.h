#pragma once

#include <string>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// A recipe that others start from.
struct NamedRecipe {
    std::string name;     ///< "fast", "published"
    std::string summary;  ///< in a line
    TrainingRecipe recipe;
};

/// "fast": the best that was found for a given time (models/README.md says what each part of it brings).
/// "published": DRHN as its authors trained it (thesis, with the recipe that it was built on: an epoch is
/// every picture and its mirror image, 43 of them).
const std::vector<NamedRecipe>& namedRecipes();

/// Throws Error("recipe-unknown").
const NamedRecipe& namedRecipe(const std::string& name);

}  // namespace kindred
