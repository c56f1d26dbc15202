#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/learning/drhn_layout.h"

namespace kindred {

/// Features that anyone can foretell, as many as a network pools: the mean of red, then of blue, in each tile
/// of an 8 x 8 grid, as shares of full brightness. Pictures that look alike are near. `planes` is one planar
/// picture of `side` pixels, at least 8.
inline void appendFakeFeatures(std::span<const std::uint8_t> planes, std::size_t side,
                               std::vector<float>& features) {
    constexpr std::size_t grid = 8;
    const std::size_t tile = side / grid;
    for (std::size_t feature = 0; feature < featureCount(); ++feature) {
        const std::size_t channel = feature < grid * grid ? 0 : 2;
        const std::size_t top = feature / grid % grid * tile;
        const std::size_t left = feature % grid * tile;
        std::size_t sum = 0;
        for (std::size_t y = top; y < top + tile; ++y) {
            for (std::size_t x = left; x < left + tile; ++x)
                sum += planes[(channel * side + y) * side + x];
        }
        features.push_back(static_cast<float>(sum) / static_cast<float>(255 * tile * tile));
    }
}

}  // namespace kindred
