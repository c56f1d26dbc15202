#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <tuple>
#include <vector>

#include "core/base/binary_code.h"
#include "core/search/code_table.h"
#include "core/search/search_types.h"

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

inline PictureId sampleId(std::size_t index) {
    return PictureId(3 * static_cast<std::int64_t>(index) + 1);
}

/// The codes with rising ids, added from the last to the first.
inline CodeTable tableOf(const std::vector<BinaryCode>& codes, int bits) {
    CodeTable table(bits);
    for (std::size_t i = codes.size(); i-- > 0;)
        table.add(sampleId(i), codes[i]);
    table.seal();
    return table;
}

/// All distances bit by bit, then a sort.
inline Matches naiveRanking(const std::vector<BinaryCode>& codes, const BinaryCode& query) {
    Matches matches;
    for (std::size_t i = 0; i < codes.size(); ++i)
        matches.push_back({sampleId(i), naiveDistance(codes[i], query)});
    std::ranges::sort(matches, {}, [](const Match& match) { return std::tuple(match.distance, match.id); });
    return matches;
}

inline Matches cut(Matches ranking, const SearchRequest& request) {
    if (request.radius)
        std::erase_if(ranking, [&](const Match& match) { return match.distance > *request.radius; });
    if (request.top && ranking.size() > *request.top)
        ranking.resize(*request.top);
    return ranking;
}

}  // namespace kindred
