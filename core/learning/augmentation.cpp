#include "core/learning/augmentation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "core/learning/picture_variation.h"

namespace kindred {
namespace {

constexpr int outside = -1;

/// 0..size-1 for a coordinate up to one side outside: mirrored at the border pixel, or `outside`.
int sourceOf(int position, int size, Border border) {
    if (position >= 0 && position < size)
        return position;
    if (border == Border::Zero)
        return outside;
    return position < 0 ? -position : 2 * (size - 1) - position;
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

std::vector<float> meanImage(const LabelledImages& images, std::span<const std::uint32_t> indices) {
    std::vector<std::uint64_t> sums(images.imageBytes());
    for (const std::uint32_t index : indices)
        std::ranges::transform(sums, images.image(index), sums.begin(), std::plus());
    std::vector<float> mean(sums.size());
    const double whole = 255.0 * static_cast<double>(indices.size());
    std::ranges::transform(sums, mean.begin(), [whole](std::uint64_t sum) {
        return static_cast<float>(static_cast<double>(sum) / whole);
    });
    return mean;
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

BatchWriter::BatchWriter(const LabelledImages& images, std::vector<float> mean)
    : BatchWriter(images, {{0, 0, 0}, {1, 1, 1}}) {
    m_mean = std::move(mean);
}

void BatchWriter::write(std::span<const std::uint32_t> indices, std::span<float> out) const {
    View whole;
    whole.side = m_images.side;
    for (std::size_t i = 0; i < indices.size(); ++i)
        writeOne(m_images.image(indices[i]).data(), whole, out.data() + i * m_images.imageBytes());
}

bool BatchWriter::isMirrored(std::uint32_t index, int epoch, const TrainingRecipe& recipe,
                             std::mt19937_64& random) const {
    switch (recipe.mirroring) {
        case Mirroring::None:
            return false;
        case Mirroring::Random:
            return drawBelow(2, random) == 1;
        case Mirroring::Alternating:
            return startsMirrored(index, recipe.seed) != (epoch % 2 == 1);
        case Mirroring::Both:
            return index >= m_images.count();
    }
    return false;
}

void BatchWriter::writeAugmented(std::span<const std::uint32_t> indices, int epoch, int side,
                                 const TrainingRecipe& recipe, std::mt19937_64& random,
                                 std::span<float> out) const {
    const int places = m_images.side - side + 2 * recipe.cropPadding + 1;
    const bool varies = variesPictures(recipe);
    std::vector<std::uint8_t> varied;
    View view;
    view.side = side;
    view.border = recipe.cropBorder;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const std::span<const std::uint8_t> stored = m_images.image(indices[i] % m_images.count());
        if (varies)
            varyPicture(stored, m_images.side, recipe, random, varied);
        if (places > 1) {
            view.left = drawBelow(places, random) - recipe.cropPadding;
            view.top = drawBelow(places, random) - recipe.cropPadding;
        }
        view.mirrored = isMirrored(indices[i], epoch, recipe, random);
        float* picture = out.data() + i * std::size_t{3} * side * side;
        writeOne(varies ? varied.data() : stored.data(), view, picture);
        if (recipe.cutout > 0)
            blankSquare(picture, side, recipe.cutout, random);
    }
}

void BatchWriter::writeOne(const std::uint8_t* picture, const View& view, float* out) const {
    const int side = m_images.side;
    const std::size_t plane = static_cast<std::size_t>(side) * side;
    for (int y = 0; y < view.side; ++y) {
        const int row = sourceOf(y + view.top, side, view.border);
        for (int x = 0; x < view.side; ++x, out += 3) {
            const int column =
                sourceOf((view.mirrored ? view.side - 1 - x : x) + view.left, side, view.border);
            if (row == outside || column == outside) {
                std::fill_n(out, 3, 0.0F);
                continue;
            }
            const std::size_t place = static_cast<std::size_t>(row) * side + column;
            for (std::size_t channel = 0; channel < 3; ++channel)
                out[channel] = m_normalised[channel][picture[channel * plane + place]];
            if (!m_mean.empty())
                for (std::size_t channel = 0; channel < 3; ++channel)
                    out[channel] -= m_mean[channel * plane + place];
        }
    }
}

}  // namespace kindred
