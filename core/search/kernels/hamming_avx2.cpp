#include <immintrin.h>

#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {
namespace {

/// Set bits of each of four words, as four 64-bit numbers: a table look-up for each half byte (Muła 2008).
inline __m256i popcount64(__m256i words) {
    const __m256i bitsOfNibble = _mm256_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4,  //
                                                  0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
    const __m256i lowNibbles = _mm256_set1_epi8(0x0f);
    const __m256i low = _mm256_and_si256(words, lowNibbles);
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(words, 4), lowNibbles);
    const __m256i bitsOfByte =
        _mm256_add_epi8(_mm256_shuffle_epi8(bitsOfNibble, low), _mm256_shuffle_epi8(bitsOfNibble, high));
    return _mm256_sad_epu8(bitsOfByte, _mm256_setzero_si256());
}

inline __m256i distances64(const std::uint64_t* words, __m256i query) {
    return popcount64(_mm256_xor_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(words)), query));
}

}  // namespace

void addDistancesAvx2(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                      std::uint16_t* sums) {
    const __m256i query = _mm256_set1_epi64x(static_cast<long long>(queryWord));
    // Packing works within 128-bit halves and leaves the pairs of rows as 0 2 4 6 | 1 3 5 7.
    const __m256i pairsInOrder = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
    std::size_t i = 0;
    for (; i + 16 <= rows; i += 16) {
        const __m256i first =
            _mm256_packus_epi32(distances64(words + i, query), distances64(words + i + 4, query));
        const __m256i second =
            _mm256_packus_epi32(distances64(words + i + 8, query), distances64(words + i + 12, query));
        const __m256i distances =
            _mm256_permutevar8x32_epi32(_mm256_packus_epi32(first, second), pairsInOrder);
        auto* target = reinterpret_cast<__m256i*>(sums + i);
        _mm256_storeu_si256(target, _mm256_add_epi16(_mm256_loadu_si256(target), distances));
    }
    for (; i < rows; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + __builtin_popcountll(words[i] ^ queryWord));
}

}  // namespace kindred
