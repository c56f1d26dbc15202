#include "core/learning/torch/sgd.h"

#include <algorithm>

namespace kindred {

Sgd::Sgd(const TrainingRecipe& recipe, NetworkState& state)
    : m_recipe(recipe),
      m_state(state),
      m_velocity(torch::zeros({state.trainedCount()}, state.values().options())) {
    if (m_recipe.averaging > 0)
        m_average = state.values().clone();
}

void Sgd::step(double learningRate) {
    const torch::NoGradGuard noGradients;
    torch::Tensor values = m_state.values().narrow(0, 0, m_state.trainedCount());
    torch::Tensor gradient = m_state.gradients();
    const NetworkState::Ends& ends = m_state.ends();
    if (m_recipe.gradientClip > 0)
        gradient.mul_((m_recipe.gradientClip / (gradient.norm() + 1e-6)).clamp_max(1));
    const std::int64_t decayed = m_recipe.normDecay ? ends.normScales : ends.weights;
    gradient.narrow(0, 0, decayed).add_(values.narrow(0, 0, decayed), m_recipe.weightDecay);
    if (m_recipe.normBiasRate != 1)
        gradient.narrow(0, ends.normScales, ends.normShifts - ends.normScales).mul_(m_recipe.normBiasRate);
    m_velocity.mul_(m_recipe.momentum).add_(gradient);
    if (m_recipe.nesterov)
        values.add_(gradient, -learningRate).add_(m_velocity, -learningRate * m_recipe.momentum);
    else
        values.add_(m_velocity, -learningRate);
    m_state.valuesChanged();

    ++m_steps;
    if (m_average.defined()) {
        // Short memory at first, so that the average does not hold on to the untrained network.
        const double decay = std::min(m_recipe.averaging, (1.0 + m_steps) / (10.0 + m_steps));
        m_average.lerp_(m_state.values(), 1 - decay);
    }
}

void Sgd::restore(const torch::Tensor& velocity, const torch::Tensor& average, std::int64_t steps) {
    m_velocity.copy_(velocity);
    if (m_average.defined())
        m_average.copy_(average);
    m_steps = steps;
}

const torch::Tensor& Sgd::bestValues() const {
    return m_average.defined() ? m_average : m_state.values();
}

}  // namespace kindred
