#include "core/learning/torch/drhn_network.h"

#include "core/learning/torch/trained_convolution.h"

namespace kindred {
DrhnNetwork::DrhnNetwork(const ModelDescription& description, NetworkState& state)
    : m_description(description), m_state(state) {}

// LibTorch gives a single small picture to a generic kernel that is several times slower than oneDNN's and
// whose BLAS brings threads of its own; so oneDNN is asked for by name where nothing is being learnt.
torch::Tensor DrhnNetwork::convolve(const torch::Tensor& input, const std::string& name, int stride) const {
    const torch::Tensor& weight = m_state.compute(name + ".weight");
    if (input.is_cpu() && torch::GradMode::is_enabled())
        return trainedConvolution(input, weight, stride);
    if (input.is_cpu() && at::hasMKLDNN())
        return torch::mkldnn_convolution(input, weight, {}, {1, 1}, {stride, stride}, {1, 1}, 1);
    return torch::conv2d(input, weight, {}, stride, 1);
}

torch::Tensor DrhnNetwork::normalise(const torch::Tensor& input, const std::string& name,
                                     bool training) const {
    const NormVectors norm = normVectors(name);
    return torch::batch_norm(input, norm.weight, norm.bias, norm.runningMean, norm.runningVariance, training,
                             m_normMomentum, m_description.normEpsilon, true);
}

/// ReLU(BN(input) + shortcut); an undefined shortcut is nothing.
torch::Tensor DrhnNetwork::normaliseAndRectify(const torch::Tensor& input, const std::string& name,
                                               bool training, const torch::Tensor& shortcut) const {
    if (training && canFuseNorm(input))
        return fusedNormRelu(input, normVectors(name), shortcut, m_normMomentum, m_description.normEpsilon);
    torch::Tensor normalised = normalise(input, name, training);
    if (shortcut.defined())
        normalised.add_(shortcut);
    return normalised.relu_();
}

NormVectors DrhnNetwork::normVectors(const std::string& name) const {
    return {m_state.compute(name + ".weight"), m_state.compute(name + ".bias"),
            m_state.compute(name + ".running_mean"), m_state.compute(name + ".running_var")};
}

// Option A of He et al.: every second pixel, further channels filled with zeros; no parameters.
torch::Tensor DrhnNetwork::shortcut(const torch::Tensor& input, const GroupLayout& group) const {
    if (input.size(1) == group.outChannels)
        return input;
    const torch::Tensor thinned =
        input.slice(2, 0, input.size(2), group.stride).slice(3, 0, input.size(3), group.stride);
    const std::int64_t missing = group.outChannels - input.size(1);
    const std::int64_t before = m_description.shortcutPadding == ShortcutPadding::Split ? missing / 2 : 0;
    return torch::constant_pad_nd(thinned, {0, 0, 0, 0, before, missing - before});
}

torch::Tensor DrhnNetwork::block(const torch::Tensor& input, const std::string& name,
                                 const GroupLayout& group, bool training) const {
    const int stride = input.size(1) == group.outChannels ? 1 : group.stride;
    torch::Tensor inner = convolve(input, name + ".conv1", stride);
    if (m_description.blockOrder == BlockOrder::Formula) {
        inner = normalise(inner.relu_(), name + ".norm1", training);
        inner = normalise(convolve(inner, name + ".conv2", 1), name + ".norm2", training);
        return inner.add_(shortcut(input, group));
    }
    inner = normaliseAndRectify(inner, name + ".norm1", training);
    return normaliseAndRectify(convolve(inner, name + ".conv2", 1), name + ".norm2", training,
                               shortcut(input, group));
}

torch::Tensor DrhnNetwork::features(const torch::Tensor& input, bool training) const {
    torch::Tensor values =
        convolve(input.to(m_state.compute("stem.conv.weight").scalar_type()), "stem.conv", 1);
    values = m_description.blockOrder == BlockOrder::Formula
                 ? normalise(values.relu_(), "stem.norm", training)
                 : normaliseAndRectify(values, "stem.norm", training);
    const auto& groups = drhnGroups();
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (int index = 0; index < m_description.blocks; ++index)
            values = block(values, "groups." + std::to_string(group) + "." + std::to_string(index),
                           groups[group], training);
    return values.to(torch::kFloat32).mean({2, 3});
}

torch::Tensor DrhnNetwork::hash(const torch::Tensor& features, bool training) const {
    const torch::Tensor values =
        torch::linear(features, m_state.compute("hash.weight"), m_state.compute("hash.bias"));
    return m_state.has("hash.norm.weight") ? normalise(values, "hash.norm", training) : values;
}

torch::Tensor DrhnNetwork::classify(const torch::Tensor& hash) const {
    const torch::Tensor& weight = m_state.compute("classifier.weight");
    const torch::Tensor& bias = m_state.compute("classifier.bias");
    switch (m_description.head) {
        case Head::Ortho: {
            const auto unit = torch::nn::functional::NormalizeFuncOptions().dim(1);
            const torch::Tensor cosines = torch::mm(torch::nn::functional::normalize(hash, unit),
                                                    torch::nn::functional::normalize(weight, unit).t());
            return cosines * m_description.logitScale + bias;
        }
        case Head::Csq:
            return torch::linear(hash, weight, bias);
        case Head::Sigmoid:
        case Head::Fitted:
            break;
    }
    return torch::linear(torch::sigmoid(hash), weight, bias);
}

}  // namespace kindred
