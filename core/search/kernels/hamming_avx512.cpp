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

}  // namespace kindred
