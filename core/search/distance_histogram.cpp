#include "core/search/distance_histogram.h"

#include <array>

#include "core/search/distance_blocks.h"

namespace kindred {

std::vector<std::uint64_t> distanceHistogram(const CodeTable& table, const BinaryCode& query,
                                             const HammingKernel& kernel) {
    // Equal distances in a row would wait for one another's increment; neighbours count in different lanes
    // instead.
    constexpr std::size_t lanes = 4;
    std::array<std::array<std::uint64_t, BinaryCode::maxBits + 1>, lanes> counts{};
    forEachDistanceBlock(table, query, kernel, [&](std::size_t, std::span<const std::uint16_t> distances) {
        std::size_t i = 0;
        for (; i + lanes <= distances.size(); i += lanes) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                ++counts[lane][distances[i + lane]];
        }
        for (; i < distances.size(); ++i)
            ++counts[0][distances[i]];
    });

    std::vector<std::uint64_t> histogram(table.bits() + 1);
    for (std::size_t distance = 0; distance < histogram.size(); ++distance) {
        for (const auto& lane : counts)
            histogram[distance] += lane[distance];
    }
    return histogram;
}

}  // namespace kindred
