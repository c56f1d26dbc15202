#include "core/learning/torch/network_state.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace kindred {
namespace {

bool isConvolution(const TensorLayout& layout) {
    return layout.trained && layout.shape.size() == 4;
}

bool isLinear(const TensorLayout& layout) {
    return layout.trained && layout.shape.size() == 2;
}

bool isOfNorm(const TensorLayout& layout, const std::string& part) {
    const std::string& name = layout.name;
    return name.ends_with("norm." + part) || name.ends_with("norm1." + part) ||
           name.ends_with("norm2." + part);
}

}  // namespace

NetworkState::NetworkState(std::vector<TensorLayout> layout, torch::Device device,
                           torch::ScalarType convolutionType)
    : m_layout(std::move(layout)) {
    std::int64_t offset = 0;
    const auto place = [&](auto&& belongs) {
        for (const TensorLayout& tensor : m_layout) {
            if (!m_offsets.contains(tensor.name) && belongs(tensor)) {
                m_offsets[tensor.name] = offset;
                offset += tensor.elements();
            }
        }
        return offset;
    };
    m_ends.convolutions = place(isConvolution);
    m_ends.weights = place(isLinear);
    m_ends.normScales = place([](const TensorLayout& tensor) { return isOfNorm(tensor, "weight"); });
    m_ends.normShifts = place([](const TensorLayout& tensor) { return isOfNorm(tensor, "bias"); });
    m_ends.trained = place([](const TensorLayout& tensor) { return tensor.trained; });
    const std::int64_t total = place([](const TensorLayout&) { return true; });

    m_values = torch::zeros({total}, torch::dtype(torch::kFloat32).device(device));
    if (convolutionType != torch::kFloat32)
        m_rounded = torch::zeros({m_ends.convolutions}, torch::dtype(convolutionType).device(device));
    for (const TensorLayout& tensor : m_layout) {
        const bool rounded = m_rounded.defined() && isConvolution(tensor);
        m_compute[tensor.name] = view(rounded ? m_rounded : m_values, tensor, m_offsets[tensor.name]);
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
            const bool isOne = isOfNorm(layout, "running_var") || isOfNorm(layout, "weight");
            drawn.fill_(isOne ? 1 : 0);
        }
        target.copy_(drawn);
    }
    valuesChanged();
}

void NetworkState::load(const std::vector<ModelTensor>& tensors) {
    const torch::NoGradGuard noGradients;
    for (const ModelTensor& tensor : tensors) {
        const auto layout = std::ranges::find(m_layout, tensor.name, &TensorLayout::name);
        assert(layout != m_layout.end() && layout->shape == tensor.shape);
        // from_blob wants a pointer to mutable values but nothing writes through it.
        const torch::Tensor source =
            torch::from_blob(const_cast<float*>(tensor.values.data()), tensor.shape, torch::kFloat32);
        view(m_values, *layout, m_offsets.at(tensor.name)).copy_(source);
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
    m_gradients = torch::zeros({m_ends.trained}, m_values.options());
    if (m_rounded.defined())
        m_roundedGradients = torch::zeros({m_ends.convolutions}, m_rounded.options());
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
        m_gradients.narrow(0, 0, m_ends.convolutions).copy_(m_roundedGradients);
    return m_gradients;
}

void NetworkState::valuesChanged() {
    const torch::NoGradGuard noGradients;
    if (m_rounded.defined())
        m_rounded.copy_(m_values.narrow(0, 0, m_ends.convolutions));
}

}  // namespace kindred
