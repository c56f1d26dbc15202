#pragma once

#include <torch/torch.h>

#include <cstdint>

#include "core/learning/recipe_types.h"
#include "core/learning/torch/network_state.h"

namespace kindred {

/// Stochastic gradient descent with momentum (Nesterov's, as PyTorch has it, or the classic one) and weight
/// decay inside the gradient; with an exponential average of all values beside it. Not thread-safe; `state`
/// outlives it.
class Sgd {
public:
    Sgd(const TrainingRecipe& recipe, NetworkState& state);

    void step(double learningRate);
    /// The averaged values where the recipe averages, else the values themselves.
    const torch::Tensor& bestValues() const;

    /// What a run that goes on must have again; the average is undefined where there is none.
    const torch::Tensor& velocity() const { return m_velocity; }
    const torch::Tensor& average() const { return m_average; }
    /// `steps` were taken before.
    void restore(const torch::Tensor& velocity, const torch::Tensor& average, std::int64_t steps);

private:
    const TrainingRecipe m_recipe;
    NetworkState& m_state;
    torch::Tensor m_velocity;
    torch::Tensor m_average;
    std::int64_t m_steps = 0;
};

}  // namespace kindred
