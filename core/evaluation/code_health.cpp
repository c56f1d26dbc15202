#include "core/evaluation/code_health.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "core/search/distance_blocks.h"

namespace kindred {
namespace {

/// One bit of all codes, 64 codes a word.
using BitPlane = std::vector<std::uint64_t>;

std::vector<BitPlane> bitPlanes(const std::vector<BinaryCode>& codes) {
    const int bits = codes.front().bits();
    std::vector<BitPlane> planes(bits, BitPlane((codes.size() + 63) / 64));
    for (std::size_t i = 0; i < codes.size(); ++i) {
        for (int bit = 0; bit < bits; ++bit)
            planes[bit][i / 64] |= std::uint64_t{codes[i].bit(bit)} << (i % 64);
    }
    return planes;
}

double countOnes(const BitPlane& plane) {
    std::uint64_t ones = 0;
    for (const std::uint64_t word : plane)
        ones += static_cast<std::uint64_t>(std::popcount(word));
    return static_cast<double>(ones);
}

double countCommonOnes(const BitPlane& a, const BitPlane& b) {
    std::uint64_t ones = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        ones += static_cast<std::uint64_t>(std::popcount(a[i] & b[i]));
    return static_cast<double>(ones);
}

BinaryCode majority(const CodeTable& table) {
    BinaryCode code(table.bits());
    for (int bit = 0; bit < table.bits(); ++bit) {
        std::size_t ones = 0;
        for (const std::uint64_t word : table.words(bit / 64))
            ones += (word >> (bit % 64)) & 1;
        code.setBit(bit, 2 * ones > table.size());
    }
    return code;
}

/// How many pictures of `own` are nearest to its own class's code.
std::size_t countAtHome(const CodeTable& own, std::size_t ownClass,
                        const std::vector<BinaryCode>& classCodes) {
    std::vector<std::uint16_t> nearest(own.size(), std::numeric_limits<std::uint16_t>::max());
    std::vector<std::uint8_t> atHome(own.size());
    for (std::size_t other = 0; other < classCodes.size(); ++other) {
        forEachDistanceBlock(own, classCodes[other], hammingKernel(),
                             [&](std::size_t first, std::span<const std::uint16_t> distances) {
                                 for (std::size_t i = 0; i < distances.size(); ++i) {
                                     if (distances[i] >= nearest[first + i])
                                         continue;
                                     nearest[first + i] = distances[i];
                                     atHome[first + i] = other == ownClass ? 1 : 0;
                                 }
                             });
    }
    return static_cast<std::size_t>(std::ranges::count(atHome, 1));
}

}  // namespace

std::size_t countDistinct(std::vector<BinaryCode> codes) {
    std::ranges::sort(codes);
    return static_cast<std::size_t>(std::ranges::unique(codes).begin() - codes.begin());
}

double contamination(const ClassTables& tables) {
    std::vector<BinaryCode> classCodes;
    for (const auto& [label, table] : tables.classes())
        classCodes.push_back(majority(table));
    std::size_t atHome = 0;
    std::size_t index = 0;
    for (const auto& [label, table] : tables.classes())
        atHome += countAtHome(table, index++, classCodes);
    return static_cast<double>(tables.all().size() - atHome) / static_cast<double>(tables.all().size());
}

BitFigures bitFigures(const std::vector<BinaryCode>& codes) {
    const auto count = static_cast<double>(codes.size());
    const std::vector<BitPlane> planes = bitPlanes(codes);
    std::vector<double> ones;
    std::ranges::transform(planes, std::back_inserter(ones), countOnes);
    BitFigures figures;
    for (const double set : ones)
        figures.bits.push_back({set / count, 0});

    double sum = 0;
    std::size_t pairs = 0;
    for (std::size_t a = 0; a < planes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double spread = ones[a] * (count - ones[a]) * ones[b] * (count - ones[b]);
            if (spread == 0)
                continue;
            const double correlation =
                std::abs(count * countCommonOnes(planes[a], planes[b]) - ones[a] * ones[b]) /
                std::sqrt(spread);
            sum += correlation;
            ++pairs;
            for (const std::size_t bit : {a, b})
                figures.bits[bit].correlation = std::max(figures.bits[bit].correlation, correlation);
        }
    }
    figures.correlation = pairs > 0 ? sum / static_cast<double>(pairs) : 0;
    return figures;
}

}  // namespace kindred
