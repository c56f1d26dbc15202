#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {
namespace {

/// Sums of neighbouring bits, pairs of bits, half bytes, all in one word (H. S. Warren, Hacker's Delight,
/// figure 5-2). Compilers turn loops of it into whatever wide integers there are, unlike std::popcount, which
/// without an instruction for it is a call.
constexpr std::uint64_t bitsSet(std::uint64_t word) {
    word -= (word >> 1) & 0x5555555555555555;
    word = (word & 0x3333333333333333) + ((word >> 2) & 0x3333333333333333);
    word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0f;
    word += word >> 8;
    word += word >> 16;
    word += word >> 32;
    return word & 0xff;
}

}  // namespace

void addDistancesPortable(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                          std::uint16_t* sums) {
    for (std::size_t i = 0; i < rows; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + bitsSet(words[i] ^ queryWord));
}

std::size_t findNearerPortable(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                               NearRow* found) {
    constexpr std::size_t runLength = 64;
    std::uint16_t distances[runLength];
    std::size_t count = 0;
    for (std::size_t first = 0; first < block.rows; first += runLength) {
        const std::size_t rows = block.rows - first < runLength ? block.rows - first : runLength;
        for (std::size_t i = 0; i < rows; ++i)
            distances[i] = 0;
        for (int word = 0; word < block.wordCount; ++word)
            addDistancesPortable(block.words[word] + first, query[word], rows, distances);
        for (std::size_t i = 0; i < rows; ++i) {
            found[count] = {static_cast<std::uint32_t>(first + i), distances[i]};
            count += distances[i] < limit ? 1 : 0;
        }
    }
    return count;
}

}  // namespace kindred
