#include <arm_neon.h>

#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {
namespace {

inline uint64x2_t distances2(const std::uint64_t* words, uint64x2_t query) {
    const uint8x16_t bitsOfByte = vcntq_u8(vreinterpretq_u8_u64(veorq_u64(vld1q_u64(words), query)));
    return vpaddlq_u32(vpaddlq_u16(vpaddlq_u8(bitsOfByte)));
}

inline std::uint32_t bitsSet(std::uint64_t word) {
    return vaddv_u8(vcnt_u8(vcreate_u8(word)));
}

}  // namespace

void addDistancesNeon(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                      std::uint16_t* sums) {
    const uint64x2_t query = vdupq_n_u64(queryWord);
    std::size_t i = 0;
    for (; i + 8 <= rows; i += 8) {
        const uint32x4_t low = vcombine_u32(vmovn_u64(distances2(words + i, query)),
                                            vmovn_u64(distances2(words + i + 2, query)));
        const uint32x4_t high = vcombine_u32(vmovn_u64(distances2(words + i + 4, query)),
                                             vmovn_u64(distances2(words + i + 6, query)));
        const uint16x8_t distances = vcombine_u16(vmovn_u32(low), vmovn_u32(high));
        vst1q_u16(sums + i, vaddq_u16(vld1q_u16(sums + i), distances));
    }
    for (; i < rows; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + bitsSet(words[i] ^ queryWord));
}

namespace {

template <int WordCount>
std::size_t findNearer(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                       NearRow* found) {
    // Looked at together, since hardly a run holds a row that is near enough.
    constexpr std::size_t vectors = 8;
    uint64x2_t queryWords[WordCount];
    for (int word = 0; word < WordCount; ++word)
        queryWords[word] = vdupq_n_u64(query[word]);

    std::size_t count = 0;
    std::size_t first = 0;
    for (; first + 2 * vectors <= block.rows; first += 2 * vectors) {
        std::uint64_t distances[2 * vectors];
        uint32x4_t least = vdupq_n_u32(UINT32_MAX);
        for (std::size_t i = 0; i < vectors; ++i) {
            uint64x2_t sum = distances2(block.words[0] + first + 2 * i, queryWords[0]);
            for (int word = 1; word < WordCount; ++word)
                sum = vaddq_u64(sum, distances2(block.words[word] + first + 2 * i, queryWords[word]));
            vst1q_u64(distances + 2 * i, sum);
            // The high halves are zero: twice the low one, so that they do not count as near.
            least = vminq_u32(least, vreinterpretq_u32_u64(vorrq_u64(sum, vshlq_n_u64(sum, 32))));
        }
        if (vminvq_u32(least) >= limit)
            continue;
        for (std::size_t i = 0; i < 2 * vectors; ++i) {
            if (distances[i] < limit)
                found[count++] = {static_cast<std::uint32_t>(first + i),
                                  static_cast<std::uint32_t>(distances[i])};
        }
    }
    for (; first < block.rows; ++first) {
        std::uint32_t distance = 0;
        for (int word = 0; word < WordCount; ++word)
            distance += bitsSet(block.words[word][first] ^ query[word]);
        if (distance < limit)
            found[count++] = {static_cast<std::uint32_t>(first), distance};
    }
    return count;
}

}  // namespace

std::size_t findNearerNeon(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                           NearRow* found) {
    constexpr FindNearer* byWordCount[] = {findNearer<1>, findNearer<2>, findNearer<3>, findNearer<4>};
    return byWordCount[block.wordCount - 1](block, query, limit, found);
}

}  // namespace kindred
