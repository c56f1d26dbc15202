#pragma once

#include <torch/torch.h>

#include "core/learning/encoder.h"
#include "core/learning/torch/drhn_network.h"
#include "core/learning/torch/network_state.h"

namespace kindred {

/// Encodes in one fixed shape, since libraries choose kernels (and with them the order of sums) by shape: on
/// the CPU one picture at a time on each thread, each of these computing alone; on a GPU 64 at a time, the
/// last ones filled up.
class TorchEncoder : public Encoder {
public:
    /// Throws Error("device-out-of-memory").
    TorchEncoder(const Model& model, torch::Device device, int threads);

    const ModelDescription& description() const override { return m_description; }
    Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override;

private:
    void encodeChunk(std::span<const std::uint8_t> pixels, std::size_t first, std::size_t count,
                     Encoded& result) const;
    torch::Tensor normalised(std::span<const std::uint8_t> pixels, std::size_t first,
                             std::size_t count) const;

    ModelDescription m_description;
    torch::Device m_device;
    int m_threads;
    std::int64_t m_shape;
    NetworkState m_state;
    DrhnNetwork m_network;
    torch::Tensor m_mean;  ///< [1, 3, 1, 1] or [1, 3, H, W]
    torch::Tensor m_std;   ///< [1, 3, 1, 1]
};

}  // namespace kindred
