#include <immintrin.h>

#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {

void addDistancesAvx512(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                        std::uint16_t* sums) {
    const __m512i query = _mm512_set1_epi64(static_cast<long long>(queryWord));
    std::size_t i = 0;
    for (; i + 8 <= rows; i += 8) {
        const __m512i differing = _mm512_xor_si512(_mm512_loadu_si512(words + i), query);
        // With a full mask, since GCC 12 warns of an uninitialised value inside the intrinsic without one.
        const __m128i distances = _mm512_maskz_cvtepi64_epi16(0xff, _mm512_popcnt_epi64(differing));
        auto* target = reinterpret_cast<__m128i*>(sums + i);
        _mm_storeu_si128(target, _mm_add_epi16(_mm_loadu_si128(target), distances));
    }
    for (; i < rows; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + __builtin_popcountll(words[i] ^ queryWord));
}

namespace {

/// Of eight rows at `first`, those of `mask`; the others' distances are of no use. Nothing is read of them.
template <int WordCount>
inline __m512i distances8(const CodeBlock& block, std::size_t first, __mmask8 mask, const __m512i* query) {
    __m512i sum = _mm512_setzero_si512();
    for (int word = 0; word < WordCount; ++word) {
        const __m512i codes = _mm512_maskz_loadu_epi64(mask, block.words[word] + first);
        sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(_mm512_xor_si512(codes, query[word])));
    }
    return sum;
}

inline std::size_t append(__mmask8 near, __m512i distances, std::size_t first, NearRow* found) {
    const __m512i row = _mm512_add_epi64(_mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7),
                                         _mm512_set1_epi64(static_cast<long long>(first)));
    // A NearRow in memory is its row in the low half of 64 bits and its distance in the high half.
    const __m512i rows = _mm512_or_si512(row, _mm512_slli_epi64(distances, 32));
    const auto count = static_cast<std::size_t>(__builtin_popcount(near));
    const auto written = static_cast<__mmask8>((1U << count) - 1);
    _mm512_mask_storeu_epi64(found, written, _mm512_maskz_compress_epi64(near, rows));
    return count;
}

template <int WordCount>
std::size_t findNearer(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                       NearRow* found) {
    // Looked at together, since hardly a run holds a row that is near enough.
    constexpr std::size_t vectors = WordCount == 1 ? 8 : 4;
    __m512i queryWords[WordCount];
    for (int word = 0; word < WordCount; ++word)
        queryWords[word] = _mm512_set1_epi64(static_cast<long long>(query[word]));
    const __m512i bar = _mm512_set1_epi64(limit);

    std::size_t count = 0;
    std::size_t first = 0;
    for (; first + 8 * vectors <= block.rows; first += 8 * vectors) {
        __m512i distances[vectors];
        for (std::size_t i = 0; i < vectors; ++i)
            distances[i] = distances8<WordCount>(block, first + 8 * i, 0xff, queryWords);
        __m512i least = distances[0];
        for (std::size_t i = 1; i < vectors; ++i)
            least = _mm512_min_epu32(least, distances[i]);
        if (_mm512_cmplt_epu64_mask(least, bar) == 0)
            continue;
        for (std::size_t i = 0; i < vectors; ++i) {
            if (const __mmask8 near = _mm512_cmplt_epu64_mask(distances[i], bar))
                count += append(near, distances[i], first + 8 * i, found + count);
        }
    }
    for (; first < block.rows; first += 8) {
        const std::size_t left = block.rows - first;
        const auto mask = static_cast<__mmask8>(left < 8 ? (1U << left) - 1 : 0xff);
        const __m512i distances = distances8<WordCount>(block, first, mask, queryWords);
        if (const __mmask8 near = _mm512_mask_cmplt_epu64_mask(mask, distances, bar))
            count += append(near, distances, first, found + count);
    }
    return count;
}

}  // namespace

std::size_t findNearerAvx512(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                             NearRow* found) {
    constexpr FindNearer* byWordCount[] = {findNearer<1>, findNearer<2>, findNearer<3>, findNearer<4>};
    return byWordCount[block.wordCount - 1](block, query, limit, found);
}

}  // namespace kindred
