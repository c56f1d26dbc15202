#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace kindred {

/// `count` whole numbers from 0 to `greatest`, the same on every machine. Their squares and sums are exact in
/// float32, so that no order of adding them matters, and small ones tie often.
inline std::vector<float> wholeValues(std::size_t count, unsigned greatest, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(random() % (greatest + 1));
    return values;
}

/// `count` fractions of either sign, whose sums are rounded.
inline std::vector<float> fractions(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<float> values(count);
    for (float& value : values)
        value = static_cast<float>(static_cast<double>(random() % 2'000'001) / 1e6 - 1);
    return values;
}

}  // namespace kindred
