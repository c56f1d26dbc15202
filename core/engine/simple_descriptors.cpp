#include "core/engine/simple_descriptors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <numeric>

namespace kindred {
namespace {

constexpr int smallSide = 32;
constexpr int frequencies = 8;
constexpr std::size_t smallPixelCount = std::size_t{smallSide} * smallSide;

/// One channel at 32 x 32, each value the mean of the pixels it covers (of the nearest, where there are
/// fewer).
std::vector<float> shrunk(std::span<const std::uint8_t> channel, int side) {
    std::vector<float> values;
    values.reserve(smallPixelCount);
    const auto rangeOf = [side](int part) {
        const int first = part * side / smallSide;
        return std::pair(first, std::max(first + 1, (part + 1) * side / smallSide));
    };
    for (int row = 0; row < smallSide; ++row) {
        for (int column = 0; column < smallSide; ++column) {
            const auto [top, bottom] = rangeOf(row);
            const auto [left, right] = rangeOf(column);
            int sum = 0;
            for (int y = top; y < bottom; ++y)
                for (int x = left; x < right; ++x)
                    sum += channel[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                                   static_cast<std::size_t>(x)];
            values.push_back(static_cast<float>(sum) / static_cast<float>((bottom - top) * (right - left)));
        }
    }
    return values;
}

std::array<std::vector<float>, 3> shrunkChannels(std::span<const std::uint8_t> pixels, int side) {
    const std::size_t plane = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    return {shrunk(pixels.subspan(0, plane), side), shrunk(pixels.subspan(plane, plane), side),
            shrunk(pixels.subspan(2 * plane, plane), side)};
}

/// Row k: the k-th cosine over 32 places. How long the rows are does not change a sign.
std::array<std::array<double, smallSide>, frequencies> cosines() {
    std::array<std::array<double, smallSide>, frequencies> rows{};
    for (int k = 0; k < frequencies; ++k)
        for (int place = 0; place < smallSide; ++place)
            rows[static_cast<std::size_t>(k)][static_cast<std::size_t>(place)] =
                std::cos(std::numbers::pi * (2 * place + 1) * k / (2 * smallSide)) /
                (k == 0 ? std::numbers::sqrt2 : 1);
    return rows;
}

std::size_t binOf(int red, int green, int blue) {
    const int most = std::max({red, green, blue});
    const int spread = most - std::min({red, green, blue});
    double hue = 0;  // in sixths of the circle
    if (spread > 0) {
        if (most == red)
            hue = static_cast<double>(green - blue) / spread + (green < blue ? 6 : 0);
        else if (most == green)
            hue = static_cast<double>(blue - red) / spread + 2;
        else
            hue = static_cast<double>(red - green) / spread + 4;
    }
    const double saturation = most > 0 ? static_cast<double>(spread) / most : 0;
    const auto part = [](double share, int parts) {
        return static_cast<std::size_t>(std::min(static_cast<int>(share * parts), parts - 1));
    };
    return (part(hue / 6, 16) * 4 + part(saturation, 4)) * 4 + part(most / 255.0, 4);
}

}  // namespace

BinaryCode cosineTransformHash(std::span<const std::uint8_t> pixels, int side) {
    static const auto waves = cosines();
    const auto channels = shrunkChannels(pixels, side);
    std::array<std::array<double, frequencies>, smallSide> across{};  // a row of the picture, transformed
    for (std::size_t row = 0; row < smallSide; ++row) {
        for (std::size_t k = 0; k < frequencies; ++k) {
            for (std::size_t column = 0; column < smallSide; ++column) {
                const std::size_t at = row * smallSide + column;
                const double grey =
                    0.299 * channels[0][at] + 0.587 * channels[1][at] + 0.114 * channels[2][at];
                across[row][k] += grey * waves[k][column];
            }
        }
    }
    std::array<double, std::size_t{frequencies} * frequencies> values{};
    for (std::size_t down = 0; down < frequencies; ++down)
        for (std::size_t k = 0; k < frequencies; ++k)
            for (std::size_t row = 0; row < smallSide; ++row)
                values[down * frequencies + k] += across[row][k] * waves[down][row];
    auto sorted = values;
    const auto middle = sorted.begin() + sorted.size() / 2;
    std::nth_element(sorted.begin() + 1, middle, sorted.end());
    BinaryCode code(static_cast<int>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i)
        code.setBit(static_cast<int>(i), values[i] > *middle);
    return code;
}

std::vector<float> colourHistogram(std::span<const std::uint8_t> pixels, int side) {
    const std::size_t plane = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    std::vector<float> bins(std::size_t{16} * 4 * 4);
    for (std::size_t i = 0; i < plane; ++i)
        ++bins[binOf(pixels[i], pixels[plane + i], pixels[2 * plane + i])];
    for (float& bin : bins)
        bin = std::sqrt(bin / static_cast<float>(plane));
    return bins;
}

std::vector<float> smallPixels(std::span<const std::uint8_t> pixels, int side) {
    std::vector<float> values;
    for (const std::vector<float>& channel : shrunkChannels(pixels, side))
        values.insert(values.end(), channel.begin(), channel.end());
    const auto count = static_cast<float>(values.size());
    const float mean = std::accumulate(values.begin(), values.end(), 0.0F) / count;
    float squares = 0;
    for (float& value : values) {
        value -= mean;
        squares += value * value;
    }
    const float length = squares > 0 ? std::sqrt(squares) : 1;
    for (float& value : values)
        value /= length;
    return values;
}

}  // namespace kindred
