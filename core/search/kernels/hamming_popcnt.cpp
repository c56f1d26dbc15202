#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {

void addDistancesPopcnt(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                        std::uint16_t* sums) {
    for (std::size_t i = 0; i < rows; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + __builtin_popcountll(words[i] ^ queryWord));
}

namespace {

template <int WordCount>
std::size_t findNearer(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                       NearRow* found) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < block.rows; ++i) {
        std::uint32_t distance = 0;
        for (int word = 0; word < WordCount; ++word)
            distance += static_cast<std::uint32_t>(__builtin_popcountll(block.words[word][i] ^ query[word]));
        if (distance < limit)
            found[count++] = {static_cast<std::uint32_t>(i), distance};
    }
    return count;
}

}  // namespace

std::size_t findNearerPopcnt(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                             NearRow* found) {
    constexpr FindNearer* byWordCount[] = {findNearer<1>, findNearer<2>, findNearer<3>, findNearer<4>};
    return byWordCount[block.wordCount - 1](block, query, limit, found);
}

}  // namespace kindred
