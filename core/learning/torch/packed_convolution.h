#pragma once

#include <ATen/core/ivalue.h>
#include <torch/torch.h>

#include <cstdint>

namespace kindred {

/// A convolution 3 x 3 with one pixel of zeros around and its numbers fixed, computed by oneDNN on the CPU
/// with its weights laid out beforehand: else each call lays them out anew, which takes as long as computing
/// a single small picture. Where LibTorch has no oneDNN, or on another device, LibTorch's own convolution.
class PackedConvolution {
public:
    struct Settings {
        std::int64_t stride = 1;
        bool rectified = false;  ///< a ReLU follows at once
        std::int64_t count = 1;  ///< the pictures that will come at a time, and
        std::int64_t side = 1;   ///< their size; others are computed too, but slower
    };

    /// `bias` may be undefined.
    PackedConvolution(const torch::Tensor& weight, const torch::Tensor& bias, const Settings& settings);

    /// `input` channels last; so is the result, a tensor of its own. Thread-safe.
    torch::Tensor operator()(const torch::Tensor& input) const;

private:
    Settings m_settings;
    torch::Tensor m_weight;
    torch::Tensor m_bias;
    c10::IValue m_packed;  ///< none where LibTorch's own convolution serves
};

}  // namespace kindred
