#include "core/learning/learning_rate.h"

#include <cmath>
#include <numbers>

namespace kindred {

double learningRateAt(const TrainingRecipe& recipe, std::uint64_t step, std::uint64_t steps) {
    const double done = (static_cast<double>(step) + 0.5) / static_cast<double>(steps);
    if (done < recipe.warmUp)
        return recipe.learningRate * done / recipe.warmUp;
    const double falling = (done - recipe.warmUp) / (1 - recipe.warmUp);
    const double share = recipe.schedule == Schedule::Triangular
                             ? 1 - falling
                             : (1 + std::cos(std::numbers::pi * falling)) / 2;
    return recipe.learningRate * share;
}

}  // namespace kindred
