#include "core/learning/picture_variation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace kindred {
namespace {

/// Uniform in 0..1, of 53 bits: the same on every machine, which std::uniform_real_distribution is not.
double drawShare(std::mt19937_64& random) {
    return static_cast<double>(random() >> 11) * 0x1p-53;
}

double drawBetween(double least, double most, std::mt19937_64& random) {
    return least + (most - least) * drawShare(random);
}

/// Where along a row or a column each new pixel is read: between two neighbours.
struct Sample {
    std::size_t before = 0;
    std::size_t after = 0;
    float share = 0;  ///< of `after`
};

/// `side` pixels out of the part that begins at `start` and is `extent` long.
std::vector<Sample> samplesAlong(int side, double start, double extent) {
    std::vector<Sample> samples(static_cast<std::size_t>(side));
    const double last = side - 1;
    for (int i = 0; i < side; ++i) {
        const double place = std::clamp(start + (i + 0.5) * extent / side - 0.5, 0.0, last);
        const double whole = std::floor(place);
        samples[static_cast<std::size_t>(i)] = {static_cast<std::size_t>(whole),
                                                static_cast<std::size_t>(std::min(whole + 1, last)),
                                                static_cast<float>(place - whole)};
    }
    return samples;
}

float valueAt(const std::uint8_t* row, const Sample& column) {
    const auto before = static_cast<float>(row[column.before]);
    const auto after = static_cast<float>(row[column.after]);
    return before * (1 - column.share) + after * column.share;
}

/// Bilinear.
void enlarge(std::span<const std::uint8_t> plane, const std::vector<Sample>& rows,
             const std::vector<Sample>& columns, std::span<float> out) {
    const std::size_t side = rows.size();
    for (std::size_t y = 0; y < side; ++y) {
        const std::uint8_t* upper = plane.data() + rows[y].before * side;
        const std::uint8_t* lower = plane.data() + rows[y].after * side;
        for (std::size_t x = 0; x < side; ++x) {
            const float above = valueAt(upper, columns[x]);
            const float below = valueAt(lower, columns[x]);
            out[y * side + x] = above * (1 - rows[y].share) + below * rows[y].share;
        }
    }
}

/// Each of `side` values, `stride` apart, takes `weight` of either neighbour in place of its own: softer
/// above 0, sharper below.
void mixNeighbours(float* values, std::size_t side, std::size_t stride, float weight) {
    float before = values[0];
    for (std::size_t i = 0; i < side; ++i) {
        const float here = values[i * stride];
        const float after = values[std::min(i + 1, side - 1) * stride];
        values[i * stride] = here + weight * (before + after - 2 * here);
        before = here;
    }
}

}  // namespace

bool variesPictures(const TrainingRecipe& recipe) {
    return recipe.zoom > 0 || recipe.sharpness > 0 || recipe.brightness > 0;
}

void varyPicture(std::span<const std::uint8_t> picture, int side, const TrainingRecipe& recipe,
                 std::mt19937_64& random, std::vector<std::uint8_t>& out) {
    const double extent = side * (1 - drawBetween(0, recipe.zoom, random));
    const std::vector<Sample> columns = samplesAlong(side, drawBetween(0, side - extent, random), extent);
    const std::vector<Sample> rows = samplesAlong(side, drawBetween(0, side - extent, random), extent);
    const auto weight = static_cast<float>(drawBetween(-recipe.sharpness, recipe.sharpness, random));
    const auto light = static_cast<float>(1 + drawBetween(-recipe.brightness, recipe.brightness, random));

    const auto length = static_cast<std::size_t>(side);
    const std::size_t plane = length * length;
    std::vector<float> values(plane);
    out.resize(picture.size());
    for (std::size_t channel = 0; channel < 3; ++channel) {
        enlarge(picture.subspan(channel * plane, plane), rows, columns, values);
        for (std::size_t i = 0; i < length; ++i)
            mixNeighbours(values.data() + i * length, length, 1, weight);
        for (std::size_t i = 0; i < length; ++i)
            mixNeighbours(values.data() + i, length, length, weight);
        std::ranges::transform(
            values, out.begin() + static_cast<std::ptrdiff_t>(channel * plane), [light](float value) {
                return static_cast<std::uint8_t>(std::lround(std::clamp(value * light, 0.0F, 255.0F)));
            });
    }
}

}  // namespace kindred
