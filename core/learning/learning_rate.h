#pragma once

#include <cstdint>

#include "core/learning/recipe_types.h"

namespace kindred {

/// The learning rate of a step (from 0) out of `steps`: it rises linearly from 0 over the first `warmUp`
/// share and falls to 0, linearly (triangular) or along half a cosine (I. Loshchilov and F. Hutter, "SGDR",
/// 2017, eq. 5); or it stays, and is divided by ten after each of the epochs `drops` (steps).
double learningRateAt(const TrainingRecipe& recipe, std::uint64_t step, std::uint64_t steps);

}  // namespace kindred
