#include "core/engine/picture_look.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace kindred {
namespace {

/// Pixels [first, end) of a part; at least one, also where there are fewer pixels than parts.
struct Range {
    int first;
    int end;
};

Range rangeOf(int part, int pixels) {
    const int first = part * pixels / PictureLook::side;
    return {first, std::max(first + 1, (part + 1) * pixels / PictureLook::side)};
}

std::array<std::uint8_t, 3> meanOf(const PixelImage& image, Range rows, Range columns) {
    std::array<long, 3> sums{};
    for (int y = rows.first; y < rows.end; ++y)
        for (int x = columns.first; x < columns.end; ++x)
            for (std::size_t c = 0; c < 3; ++c)
                sums[c] +=
                    image.rgb[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                                   static_cast<std::size_t>(x)) +
                              c];
    const long pixels = long{rows.end - rows.first} * (columns.end - columns.first);
    std::array<std::uint8_t, 3> mean{};
    for (std::size_t c = 0; c < 3; ++c)
        mean[c] = static_cast<std::uint8_t>((sums[c] + pixels / 2) / pixels);
    return mean;
}

}  // namespace

PictureLook lookOf(const PixelImage& image) {
    assert(image.width > 0 && image.height > 0);
    PictureLook look;
    look.shape = static_cast<double>(image.width) / image.height;
    std::size_t place = 0;
    for (int y = 0; y < PictureLook::side; ++y)
        for (int x = 0; x < PictureLook::side; ++x)
            for (const std::uint8_t value : meanOf(image, rangeOf(y, image.height), rangeOf(x, image.width)))
                look.parts[place++] = value;
    constexpr double parts = PictureLook::side * PictureLook::side;
    for (std::size_t i = 0; i < look.parts.size(); ++i)
        look.mean[i % 3] += look.parts[i] / parts;
    for (std::size_t i = 0; i < look.parts.size(); ++i)
        look.spread += std::abs(look.parts[i] - look.mean[i % 3]) / static_cast<double>(look.parts.size());
    return look;
}

bool looksSame(const PictureLook& a, const PictureLook& b) {
    constexpr double shapes = 1.05;
    if (a.shape > shapes * b.shape || b.shape > shapes * a.shape)
        return false;
    const double most = std::clamp(std::min(a.spread, b.spread) / 5, 1.5, 8.0);
    double means = 0;
    for (std::size_t c = 0; c < 3; ++c)
        means += std::abs(a.mean[c] - b.mean[c]) / 3;
    if (means > most)  // then the parts differ at least as much
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < a.parts.size(); ++i)
        sum += std::abs(a.parts[i] - b.parts[i]);
    return sum <= most * static_cast<double>(a.parts.size());
}

}  // namespace kindred
