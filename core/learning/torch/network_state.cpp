#include "core/learning/torch/network_state.h"

#include <cmath>

namespace kindred {
namespace {

bool isConvolution(const TensorLayout& layout) {
    return layout.trained && layout.shape.size() == 4;
}

bool isLinear(const TensorLayout& layout) {
    return layout.trained && layout.shape.size() == 2;
}

}  // namespace

NetworkState::NetworkState(const ModelDescription& description, torch::Device device,
                           torch::ScalarType convolutionType)
    : m_layout(drhnTensors(description)) {
    std::int64_t offset = 0;
    const auto place = [&](auto&& belongs) {
        for (const TensorLayout& layout : m_layout) {
            if (!m_offsets.contains(layout.name) && belongs(layout)) {
                m_offsets[layout.name] = offset;
                offset += layout.elements();
            }
        }
        return offset;
    };
    m_convolutions = place(isConvolution);
    m_decayed = place(isLinear);
    m_trained = place([](const TensorLayout& layout) { return layout.trained; });
    const std::int64_t total = place([](const TensorLayout&) { return true; });

    m_values = torch::zeros({total}, torch::dtype(torch::kFloat32).device(device));
    if (convolutionType != torch::kFloat32)
        m_rounded = torch::zeros({m_convolutions}, torch::dtype(convolutionType).device(device));
    for (const TensorLayout& layout : m_layout) {
        const bool rounded = m_rounded.defined() && isConvolution(layout);
        m_compute[layout.name] = view(rounded ? m_rounded : m_values, layout, m_offsets[layout.name]);
    }
}

torch::Tensor NetworkState::view(const torch::Tensor& flat, const TensorLayout& layout,
                                 std::int64_t offset) const {
    const torch::Tensor part = flat.narrow(0, offset, layout.elements());
    if (layout.shape.size() != 4)
        return part.view(layout.shape);
    const auto& shape = layout.shape;
    return part.view({shape[0], shape[2], shape[3], shape[1]}).permute({0, 3, 1, 2});
}

void NetworkState::initialize(std::uint64_t seed) {
    const torch::NoGradGuard noGradients;
    torch::Generator random = at::detail::createCPUGenerator(seed);
    for (const TensorLayout& layout : m_layout) {
        torch::Tensor target = view(m_values, layout, m_offsets.at(layout.name));
        torch::Tensor drawn = torch::empty(layout.shape);
        const auto fanIn = static_cast<double>(layout.elements() / layout.shape[0]);
        if (isConvolution(layout)) {
            drawn.normal_(0, std::sqrt(2 / fanIn), random);
        } else if (layout.name == "hash.weight") {
            const double limit = std::sqrt(6 / (fanIn + static_cast<double>(layout.shape[0])));
            drawn.uniform_(-limit, limit, random);
        } else if (layout.name == "classifier.weight") {
            drawn.normal_(0, std::sqrt(1 / fanIn), random);
        } else {
            const bool isOne = layout.name.ends_with(".running_var") ||
                               layout.name.ends_with("norm.weight") ||
                               layout.name.ends_with("norm1.weight") || layout.name.ends_with("norm2.weight");
            drawn.fill_(isOne ? 1 : 0);
        }
        target.copy_(drawn);
    }
    valuesChanged();
}

void NetworkState::load(const std::vector<ModelTensor>& tensors) {
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < m_layout.size(); ++i) {
        // from_blob wants a pointer to mutable values but nothing writes through it.
        const torch::Tensor source = torch::from_blob(const_cast<float*>(tensors.at(i).values.data()),
                                                      tensors[i].shape, torch::kFloat32);
        view(m_values, m_layout[i], m_offsets.at(m_layout[i].name)).copy_(source);
    }
    valuesChanged();
}

std::vector<ModelTensor> NetworkState::tensors() const {
    const torch::NoGradGuard noGradients;
    std::vector<ModelTensor> tensors;
    for (const TensorLayout& layout : m_layout) {
        const torch::Tensor dense =
            view(m_values, layout, m_offsets.at(layout.name)).to(torch::kCPU).contiguous();
        const float* start = dense.data_ptr<float>();
        tensors.push_back({layout.name, layout.shape, std::vector<float>(start, start + dense.numel())});
    }
    return tensors;
}

void NetworkState::requireGradients() {
    m_gradients = torch::zeros({m_trained}, m_values.options());
    if (m_rounded.defined())
        m_roundedGradients = torch::zeros({m_convolutions}, m_rounded.options());
    for (const TensorLayout& layout : m_layout) {
        if (!layout.trained)
            continue;
        const bool rounded = m_rounded.defined() && isConvolution(layout);
        const std::int64_t offset = m_offsets.at(layout.name);
        torch::Tensor leaf = m_compute.at(layout.name).detach();
        leaf.set_requires_grad(true);
        leaf.mutable_grad() = view(rounded ? m_roundedGradients : m_gradients, layout, offset);
        m_compute[layout.name] = leaf;
    }
}

void NetworkState::clearGradients() {
    m_gradients.zero_();
    if (m_roundedGradients.defined())
        m_roundedGradients.zero_();
}

torch::Tensor NetworkState::gradients() {
    if (m_roundedGradients.defined())
        m_gradients.narrow(0, 0, m_convolutions).copy_(m_roundedGradients);
    return m_gradients;
}

void NetworkState::valuesChanged() {
    const torch::NoGradGuard noGradients;
    if (m_rounded.defined())
        m_rounded.copy_(m_values.narrow(0, 0, m_convolutions));
}

}  // namespace kindred
