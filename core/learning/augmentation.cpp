#include "core/learning/augmentation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kindred {
namespace {

/// 0..size-1 for a coordinate up to one side outside, mirrored at the border pixel ("reflect").
int reflect(int position, int size) {
    if (position < 0)
        position = -position;
    return position < size ? position : 2 * (size - 1) - position;
}

/// Uniform in 0..bound-1; the tiny bias of a 64-bit remainder does not matter here.
int drawBelow(int bound, std::mt19937_64& random) {
    return static_cast<int>(random() % static_cast<std::uint64_t>(bound));
}

/// Decides for each picture, whatever the order, in which half of the epochs it is mirrored.
bool startsMirrored(std::uint32_t index, std::uint64_t seed) {
    std::uint64_t mixed = (index + 0x9E3779B97F4A7C15u) ^ (seed * 0xBF58476D1CE4E5B9u);
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return (mixed >> 63) != 0;
}

void blankSquare(float* picture, int side, int square, std::mt19937_64& random) {
    const int left = drawBelow(side, random) - square / 2;
    const int top = drawBelow(side, random) - square / 2;
    for (int y = std::max(0, top); y < std::min(side, top + square); ++y) {
        float* row = picture + std::ptrdiff_t{3} * y * side;
        std::fill(row + std::ptrdiff_t{3} * std::max(0, left),
                  row + std::ptrdiff_t{3} * std::min(side, left + square), 0.0F);
    }
}

}  // namespace

ChannelStatistics channelStatistics(const LabelledImages& images, std::span<const std::uint32_t> indices) {
    const std::size_t plane = static_cast<std::size_t>(images.side) * images.side;
    ChannelStatistics statistics;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        std::uint64_t sum = 0;
        std::uint64_t squares = 0;
        for (const std::uint32_t index : indices) {
            for (const std::uint8_t value : images.image(index).subspan(channel * plane, plane)) {
                sum += value;
                squares += static_cast<std::uint64_t>(value) * value;
            }
        }
        const double count = static_cast<double>(indices.size() * plane);
        const double mean = static_cast<double>(sum) / count;
        const double variance = static_cast<double>(squares) / count - mean * mean;
        statistics.mean[channel] = mean / 255;
        statistics.std[channel] = variance > 1e-6 ? std::sqrt(variance) / 255 : 1;
    }
    return statistics;
}

void shuffleIndices(std::span<std::uint32_t> indices, std::mt19937_64& random) {
    for (std::size_t i = indices.size(); i > 1; --i)
        std::swap(indices[i - 1], indices[random() % i]);
}

BatchWriter::BatchWriter(const LabelledImages& images, const ChannelStatistics& statistics)
    : m_images(images) {
    for (std::size_t channel = 0; channel < 3; ++channel)
        for (std::size_t value = 0; value < 256; ++value)
            m_normalised[channel][value] = static_cast<float>(
                (static_cast<double>(value) / 255 - statistics.mean[channel]) / statistics.std[channel]);
}

void BatchWriter::write(std::span<const std::uint32_t> indices, std::span<float> out) const {
    for (std::size_t i = 0; i < indices.size(); ++i)
        writeOne(indices[i], {}, out.data() + i * m_images.imageBytes());
}

void BatchWriter::writeAugmented(std::span<const std::uint32_t> indices, int epoch,
                                 const TrainingRecipe& recipe, std::mt19937_64& random,
                                 std::span<float> out) const {
    for (std::size_t i = 0; i < indices.size(); ++i) {
        View view;
        if (recipe.cropPadding > 0) {
            view.left = drawBelow(2 * recipe.cropPadding + 1, random) - recipe.cropPadding;
            view.top = drawBelow(2 * recipe.cropPadding + 1, random) - recipe.cropPadding;
        }
        view.mirrored = recipe.flip && (startsMirrored(indices[i], recipe.seed) != (epoch % 2 == 1));
        float* picture = out.data() + i * m_images.imageBytes();
        writeOne(indices[i], view, picture);
        if (recipe.cutout > 0)
            blankSquare(picture, m_images.side, recipe.cutout, random);
    }
}

void BatchWriter::writeOne(std::uint32_t index, const View& view, float* out) const {
    const int side = m_images.side;
    const std::size_t plane = static_cast<std::size_t>(side) * side;
    const std::uint8_t* red = m_images.image(index).data();
    for (int y = 0; y < side; ++y) {
        const std::size_t row = static_cast<std::size_t>(reflect(y + view.top, side)) * side;
        for (int x = 0; x < side; ++x) {
            const int column = reflect((view.mirrored ? side - 1 - x : x) + view.left, side);
            const std::uint8_t* pixel = red + row + column;
            *out++ = m_normalised[0][pixel[0]];
            *out++ = m_normalised[1][pixel[plane]];
            *out++ = m_normalised[2][pixel[2 * plane]];
        }
    }
}

}  // namespace kindred
