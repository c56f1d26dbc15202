#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "core/learning/data_set_types.h"
#include "core/learning/recipe_types.h"

namespace kindred {

/// Per-channel mean and standard deviation, of values in 0..1.
struct ChannelStatistics {
    std::array<double, 3> mean{};
    std::array<double, 3> std{};
};

/// Over the pictures named by `indices`. A channel that never varies has standard deviation 1.
ChannelStatistics channelStatistics(const LabelledImages& images, std::span<const std::uint32_t> indices);

/// Puts `indices` into a random order that depends on the generator's state alone.
void shuffleIndices(std::span<std::uint32_t> indices, std::mt19937_64& random);

/// Turns stored pictures into normalised network input: float, `count` x side x side x 3 (channels last).
class BatchWriter {
public:
    /// `images` outlives the writer.
    BatchWriter(const LabelledImages& images, const ChannelStatistics& statistics);

    /// The pictures as they are.
    void write(std::span<const std::uint32_t> indices, std::span<float> out) const;

    /// Each picture cropped at random out of its reflected border, mirrored in every other epoch (which half
    /// starts mirrored is drawn per picture; A. K. Jordan, "airbench", 2024: alternating flip), with a square
    /// blanked out.
    void writeAugmented(std::span<const std::uint32_t> indices, int epoch, const TrainingRecipe& recipe,
                        std::mt19937_64& random, std::span<float> out) const;

private:
    struct View {
        int left = 0;  ///< offset of the crop, may be negative
        int top = 0;
        bool mirrored = false;
    };
    void writeOne(std::uint32_t index, const View& view, float* out) const;

    const LabelledImages& m_images;
    std::array<std::array<float, 256>, 3> m_normalised{};  ///< what a byte of a channel becomes
};

}  // namespace kindred
