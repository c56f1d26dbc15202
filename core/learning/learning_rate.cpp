#include "core/learning/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kindred {

double learningRateAt(const TrainingRecipe& recipe, std::uint64_t step, std::uint64_t steps) {
    const double done = (static_cast<double>(step) + 0.5) / static_cast<double>(steps);
    if (done < recipe.warmUp)
        return recipe.learningRate * done / recipe.warmUp;
    if (recipe.schedule == Schedule::Steps) {
        const std::uint64_t epochsOver = step * static_cast<std::uint64_t>(recipe.epochs) / steps;
        const auto drops = std::ranges::count_if(
            recipe.drops, [epochsOver](int drop) { return epochsOver >= static_cast<std::uint64_t>(drop); });
        return recipe.learningRate * std::pow(0.1, drops);
    }
    const double falling = (done - recipe.warmUp) / (1 - recipe.warmUp);
    const double share = recipe.schedule == Schedule::Triangular
                             ? 1 - falling
                             : (1 + std::cos(std::numbers::pi * falling)) / 2;
    return recipe.learningRate * share;
}

}  // namespace kindred
