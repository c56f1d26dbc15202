#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// Whether the recipe shows pictures otherwise than they are, moved and mirrored aside.
bool variesPictures(const TrainingRecipe& recipe);

/// A picture as a copy of it might look: a part of it enlarged (recipe.zoom), softer or sharper
/// (recipe.sharpness), darker or brighter (recipe.brightness), each by an amount drawn from `random`: a
/// network is to take such copies for the same. It costs passes, since every picture is seen less often as it
/// is. `picture` is planar, side x side of each of three channels; so is `out`, which is given its size.
void varyPicture(std::span<const std::uint8_t> picture, int side, const TrainingRecipe& recipe,
                 std::mt19937_64& random, std::vector<std::uint8_t>& out);

}  // namespace kindred
