#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/learning/drhn_layout.h"
#include "core/learning/model_types.h"

namespace kindred {

/// The numbers of one network, all in one flat float32 tensor, so that updating, averaging and keeping them
/// are a few operations on long vectors and not hundreds on short ones. Named tensors are views of it;
/// four-dimensional ones are laid out channels last. Order: convolution weights, linear weights, scales of
/// batch normalisation, its shifts, other trained values, all else (running statistics).
///
/// Convolutions may compute in bfloat16: compute("….conv1.weight") is then a view of a second, rounded flat
/// tensor.
class NetworkState {
public:
    /// `layout` as drhnTensors() or trainingTensors() give it.
    NetworkState(std::vector<TensorLayout> layout, torch::Device device, torch::ScalarType convolutionType);

    /// He-normal convolutions, Glorot-uniform hash layer, normal classifier with variance 1 / fan-in, batch
    /// normalisation at 1 and 0 (methods of K. He et al. 2015 and X. Glorot and Y. Bengio 2010). Equal seeds
    /// give equal numbers.
    void initialize(std::uint64_t seed);
    /// Those that are named; all else stays.
    void load(const std::vector<ModelTensor>& tensors);
    /// In the order of the layout.
    std::vector<ModelTensor> tensors() const;
    bool has(const std::string& name) const { return m_compute.contains(name); }

    /// What the forward pass reads.
    const torch::Tensor& compute(const std::string& name) const { return m_compute.at(name); }

    torch::Tensor& values() { return m_values; }
    /// Where a kind of values ends that began where the one before ended, or at 0.
    struct Ends {
        std::int64_t convolutions = 0;
        std::int64_t weights = 0;  ///< of convolutions and linear layers
        std::int64_t normScales = 0;
        std::int64_t normShifts = 0;
        std::int64_t trained = 0;
    };
    const Ends& ends() const { return m_ends; }
    std::int64_t trainedCount() const { return m_ends.trained; }

    /// From now on the forward pass records gradients, gathered over all trained values in one flat tensor.
    void requireGradients();
    void clearGradients();
    /// Flat float32, trainedCount() long.
    torch::Tensor gradients();
    /// To be called after values() was changed: refreshes the rounded copies.
    void valuesChanged();

private:
    torch::Tensor view(const torch::Tensor& flat, const TensorLayout& layout, std::int64_t offset) const;

    std::vector<TensorLayout> m_layout;
    std::map<std::string, std::int64_t> m_offsets;
    std::map<std::string, torch::Tensor> m_compute;
    Ends m_ends;
    torch::Tensor m_values;
    torch::Tensor m_rounded;  ///< convolution weights as computed with; undefined in float32
    torch::Tensor m_gradients;
    torch::Tensor m_roundedGradients;
};

}  // namespace kindred
