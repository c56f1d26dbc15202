#pragma once

#include <random>

#include "core/evaluation/labelled_codes.h"

namespace kindred {

/// Codes that differ from their class's own code in each bit with a chance of `turned` in a hundred: 0 makes
/// perfect class codes, 50 random ones. Labels take turns.
inline LabelledCodes classCodes(std::size_t count, int bits, int classes, unsigned turned,
                                std::uint64_t seed) {
    std::mt19937_64 centreRandom(99);
    std::vector<BinaryCode> centres(classes, BinaryCode(bits));
    for (BinaryCode& centre : centres) {
        for (int i = 0; i < bits; ++i)
            centre.setBit(i, centreRandom() & 1);
    }
    std::mt19937_64 random(seed);
    LabelledCodes sample;
    for (std::size_t i = 0; i < count; ++i) {
        sample.labels.push_back(static_cast<std::int32_t>(i % classes));
        BinaryCode code = centres[sample.labels.back()];
        for (int bit = 0; bit < bits; ++bit)
            code.setBit(bit, code.bit(bit) != (random() % 100 < turned));
        sample.codes.push_back(code);
    }
    return sample;
}

}  // namespace kindred
