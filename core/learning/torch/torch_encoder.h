#pragma once

#include <torch/torch.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "core/learning/encoder.h"
#include "core/learning/torch/drhn_network.h"
#include "core/learning/torch/inference_network.h"
#include "core/learning/torch/network_state.h"

namespace kindred {

/// Encodes in fixed shapes, since libraries choose kernels (and with them the order of sums) by shape. On the
/// CPU, each thread computing alone, whole batches of a few pictures and the rest one at a time: the bits of
/// the two are compared at construction, and should they ever differ all pictures go one at a time. On a GPU
/// in batches of 64, the last one filled up.
class TorchEncoder : public Encoder {
public:
    /// Throws Error("device-out-of-memory").
    TorchEncoder(const Model& model, torch::Device device, int threads);

    const ModelDescription& description() const override { return m_description; }
    Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override;

private:
    /// Pictures that are computed together.
    struct Chunk {
        std::size_t first = 0;
        std::size_t count = 0;
    };

    void makeNetworks();
    std::vector<Chunk> chunksOf(std::size_t count) const;
    void encodeChunk(std::span<const std::uint8_t> pixels, const Chunk& chunk, Encoded& result) const;
    torch::Tensor normalised(std::span<const std::uint8_t> pixels, const Chunk& chunk, bool mirrored) const;
    torch::Tensor featuresOf(std::span<const std::uint8_t> pixels, const Chunk& chunk) const;

    ModelDescription m_description;
    torch::Device m_device;
    int m_threads;
    NetworkState m_state;
    DrhnNetwork m_network;
    std::size_t m_batch;
    std::optional<InferenceNetwork> m_together;  ///< for m_batch pictures
    std::optional<InferenceNetwork> m_alone;     ///< for one; on a CPU only
    torch::Tensor m_mean;                        ///< [1, 3, 1, 1] or [1, 3, H, W]
    torch::Tensor m_std;                         ///< [1, 3, 1, 1]
};

}  // namespace kindred
