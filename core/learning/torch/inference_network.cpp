#include "core/learning/torch/inference_network.h"

#include <string>

namespace kindred {
namespace {

using torch::Tensor;

Tensor toFloat(const Tensor& values) {
    return values.to(torch::kFloat32).contiguous(values.suggest_memory_format());
}

}  // namespace

InferenceNetwork::InferenceNetwork(const ModelDescription& description, const NetworkState& state,
                                   std::int64_t count)
    : m_description(description),
      m_stem(makeLayer(state, "stem.conv", "stem.norm", {1, true, count, description.inputSize})) {
    std::int64_t side = description.inputSize;
    const auto& groups = drhnGroups();
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (int index = 0; index < description.blocks; ++index) {
            const std::string name = "groups." + std::to_string(group) + "." + std::to_string(index);
            const std::int64_t stride = index == 0 ? groups[group].stride : 1;
            const Layer first =
                makeLayer(state, name + ".conv1", name + ".norm1", {stride, true, count, side});
            side = (side + stride - 1) / stride;
            m_blocks.push_back(
                {first, makeLayer(state, name + ".conv2", name + ".norm2", {1, false, count, side}), stride});
        }
    }
}

InferenceNetwork::Layer InferenceNetwork::makeLayer(const NetworkState& state, const std::string& convolution,
                                                    const std::string& norm,
                                                    const PackedConvolution::Settings& settings) const {
    const torch::NoGradGuard noGradients;
    const auto values = [&](const std::string& name) { return state.compute(name).to(torch::kFloat64); };
    const Tensor scale =
        values(norm + ".weight") / (values(norm + ".running_var") + m_description.normEpsilon).sqrt();
    const Tensor shift = values(norm + ".bias") - values(norm + ".running_mean") * scale;
    const Tensor weight = values(convolution + ".weight");
    if (settings.rectified && m_description.blockOrder == BlockOrder::Formula)
        return {PackedConvolution(toFloat(weight), {}, settings), toFloat(scale.view({1, -1, 1, 1})),
                toFloat(shift.view({1, -1, 1, 1}))};
    return {PackedConvolution(toFloat(weight * scale.view({-1, 1, 1, 1})), toFloat(shift), settings), {}, {}};
}

Tensor InferenceNetwork::features(const Tensor& input) const {
    Tensor values = run(input, m_stem);
    for (const Block& block : m_blocks)
        values = run(values, block);
    return values.mean({2, 3});
}

Tensor InferenceNetwork::run(const Tensor& input, const Layer& layer) {
    Tensor values = layer.convolution(input);
    return layer.scale.defined() ? values.mul_(layer.scale).add_(layer.shift) : values;
}

Tensor InferenceNetwork::run(const Tensor& input, const Block& block) const {
    Tensor values = run(run(input, block.first), block.second);
    addShortcut(input, block.stride, values);
    return m_description.blockOrder == BlockOrder::Recipe ? values.relu_() : values;
}

void InferenceNetwork::addShortcut(const Tensor& input, std::int64_t stride, Tensor& values) const {
    const std::int64_t missing = values.size(1) - input.size(1);
    const std::int64_t before = m_description.shortcutPadding == ShortcutPadding::Split ? missing / 2 : 0;
    values.narrow(1, before, input.size(1))
        .add_(input.slice(2, 0, input.size(2), stride).slice(3, 0, input.size(3), stride));
}

bool areExactlyEqual(const InferenceNetwork& together, const InferenceNetwork& alone, std::int64_t count,
                     std::int64_t side) {
    const torch::NoGradGuard noGradients;
    torch::Generator random = at::detail::createCPUGenerator(1);
    const Tensor noise =
        torch::randn({count, 3, side, side}, random).contiguous(torch::MemoryFormat::ChannelsLast);
    const Tensor features = together.features(noise);
    for (std::int64_t i = 0; i < count; ++i)
        if (!torch::equal(alone.features(noise.narrow(0, i, 1)), features.narrow(0, i, 1)))
            return false;
    return true;
}

}  // namespace kindred
