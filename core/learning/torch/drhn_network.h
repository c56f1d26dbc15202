#pragma once

#include <torch/torch.h>

#include <string>

#include "core/learning/model_types.h"
#include "core/learning/torch/fused_norm.h"
#include "core/learning/torch/network_state.h"

namespace kindred {

/// The forward pass of DRHN-n: a CIFAR residual network with six groups (K. He et al. 2016), global average
/// pooling, the hash layer, and a classifier that reads it as the head says. Holds no numbers of its own;
/// `state` outlives it.
class DrhnNetwork {
public:
    DrhnNetwork(const ModelDescription& description, NetworkState& state);

    /// [B, 3, H, W] (normalised) to the pooled features [B, 128], float32. In training the batch's own
    /// statistics normalise and the running ones follow with momentum 0.1.
    torch::Tensor features(const torch::Tensor& input, bool training) const;
    /// Pooled features to the hash layer's values z [B, bits]; bit j of the code is z_j > 0. While ortho is
    /// trained its batch normalisation is a part of it.
    torch::Tensor hash(const torch::Tensor& features, bool training = false) const;
    /// Class scores [B, classes] before the softmax, as the description's head has them.
    torch::Tensor classify(const torch::Tensor& hash) const;

    /// How fast the running statistics follow a batch's own; 0.1 unless set.
    void setNormMomentum(double momentum) { m_normMomentum = momentum; }

    /// One residual block, named "groups.G.B", in the description's order of steps.
    torch::Tensor block(const torch::Tensor& input, const std::string& name, const GroupLayout& group,
                        bool training) const;
    /// A group's parameter-free shortcut; the input itself where the channels stay as they are.
    torch::Tensor shortcut(const torch::Tensor& input, const GroupLayout& group) const;

private:
    torch::Tensor convolve(const torch::Tensor& input, const std::string& name, int stride) const;
    torch::Tensor normalise(const torch::Tensor& input, const std::string& name, bool training) const;
    torch::Tensor normaliseAndRectify(const torch::Tensor& input, const std::string& name, bool training,
                                      const torch::Tensor& shortcut = {}) const;
    NormVectors normVectors(const std::string& name) const;

    const ModelDescription m_description;
    NetworkState& m_state;
    double m_normMomentum = 0.1;
};

}  // namespace kindred
