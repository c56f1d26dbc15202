#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "core/base/binary_code.h"

namespace kindred {

// Codes for tests, the same on every machine: std::mt19937_64 is specified to the bit, std's distributions
// are not.

inline BinaryCode randomCode(int bits, std::mt19937_64& random) {
    BinaryCode code(bits);
    for (int i = 0; i < bits; ++i)
        code.setBit(i, random() & 1);
    return code;
}

enum class Spread { Random, Clustered, AllEqual };

/// Clustered: seven centres, each code a copy of one of them with at most two bits turned, so that most
/// distances tie and many codes are duplicates.
inline std::vector<BinaryCode> sampleCodes(int bits, std::size_t count, Spread spread, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<BinaryCode> centres;
    for (int i = 0; i < 7; ++i)
        centres.push_back(randomCode(bits, random));
    std::vector<BinaryCode> codes;
    for (std::size_t i = 0; i < count; ++i) {
        BinaryCode code = spread == Spread::Random ? randomCode(bits, random)
                                                   : centres[spread == Spread::AllEqual ? 0 : random() % 7];
        for (int turned = 0; spread == Spread::Clustered && turned < 2; ++turned)
            code.setBit(static_cast<int>(random() % bits), random() & 1);
        codes.push_back(code);
    }
    return codes;
}

/// Bit by bit, and so nothing like the code under test.
inline int naiveDistance(const BinaryCode& a, const BinaryCode& b) {
    int distance = 0;
    for (int i = 0; i < a.bits(); ++i)
        distance += a.bit(i) != b.bit(i) ? 1 : 0;
    return distance;
}

}  // namespace kindred
