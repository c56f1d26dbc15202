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

/// The mean picture of those named by `indices`, of values in 0..1, planar as they are.
std::vector<float> meanImage(const LabelledImages& images, std::span<const std::uint32_t> indices);

/// Puts `indices` into a random order that depends on the generator's state alone.
void shuffleIndices(std::span<std::uint32_t> indices, std::mt19937_64& random);

/// Turns stored pictures into normalised network input: float, `count` x side x side x 3 (channels last).
///
/// A picture is named by its index; where an epoch shows every picture and its mirror image
/// (Mirroring::Both), index + count is the mirror image of index.
class BatchWriter {
public:
    /// The channels' means are taken off, and divided by their deviations. `images` outlives the writer.
    BatchWriter(const LabelledImages& images, const ChannelStatistics& statistics);
    /// The mean picture is taken off.
    BatchWriter(const LabelledImages& images, std::vector<float> mean);

    /// The pictures as they are.
    void write(std::span<const std::uint32_t> indices, std::span<float> out) const;

    /// Each picture altered as a copy might be (see picture_variation.h), cropped to side x side at random
    /// out of its border, mirrored as the recipe says (alternating: in every other epoch, which half starts
    /// mirrored is drawn per picture; K. Jordan, "airbench", 2024), with a square blanked out.
    void writeAugmented(std::span<const std::uint32_t> indices, int epoch, int side,
                        const TrainingRecipe& recipe, std::mt19937_64& random, std::span<float> out) const;

private:
    struct View {
        int side = 0;
        int left = 0;  ///< offset of the crop, may be negative
        int top = 0;
        bool mirrored = false;
        Border border = Border::Reflect;
    };
    bool isMirrored(std::uint32_t index, int epoch, const TrainingRecipe& recipe,
                    std::mt19937_64& random) const;
    void writeOne(const std::uint8_t* picture, const View& view, float* out) const;

    const LabelledImages& m_images;
    std::array<std::array<float, 256>, 3> m_normalised{};  ///< what a byte of a channel becomes
    std::vector<float> m_mean;  ///< taken off afterwards; empty where the channels' means serve
};

}  // namespace kindred
