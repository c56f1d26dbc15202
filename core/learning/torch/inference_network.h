#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/learning/drhn_layout.h"
#include "core/learning/model_types.h"
#include "core/learning/torch/network_state.h"
#include "core/learning/torch/packed_convolution.h"

namespace kindred {

/// DrhnNetwork::features() of a network that learns no more, equal to it but for rounding. A batch
/// normalisation that follows a convolution directly is folded into it: weight · γ / √(σ² + ε), bias
/// β - μ γ / √(σ² + ε). Those that follow a ReLU (the stem's and each block's first in the formula's order)
/// stay steps of their own.
///
/// Has float32 numbers of its own and does not follow later changes of `state`. Thread-safe.
class InferenceNetwork {
public:
    /// For `count` pictures of the description's size at a time; other shapes are computed too, but slower.
    InferenceNetwork(const ModelDescription& description, const NetworkState& state, std::int64_t count);

    /// [B, 3, H, W] (normalised, channels last) to the pooled features [B, 128].
    torch::Tensor features(const torch::Tensor& input) const;

private:
    struct Layer {
        PackedConvolution convolution;
        torch::Tensor scale;  ///< with `shift`, [1, C, 1, 1]: what normalises after the ReLU;
        torch::Tensor shift;  ///< undefined where it is folded in
    };
    struct Block {
        Layer first;
        Layer second;
        std::int64_t stride = 1;
    };

    Layer makeLayer(const NetworkState& state, const std::string& convolution, const std::string& norm,
                    const PackedConvolution::Settings& settings) const;
    static torch::Tensor run(const torch::Tensor& input, const Layer& layer);
    torch::Tensor run(const torch::Tensor& input, const Block& block) const;
    /// Adds option A of He et al. (every second pixel, further channels zero; no parameters) to `values`.
    void addShortcut(const torch::Tensor& input, std::int64_t stride, torch::Tensor& values) const;

    const ModelDescription m_description;
    Layer m_stem;
    std::vector<Block> m_blocks;
};

/// Whether both networks say bit for bit the same, of `count` pictures that come together to one and alone to
/// the other, at each place, as the calling thread computes. Libraries choose the order of sums by shape and
/// processor, not by values: so noise, once, tells it for all pictures.
bool areExactlyEqual(const InferenceNetwork& together, const InferenceNetwork& alone, std::int64_t count,
                     std::int64_t side);

}  // namespace kindred
