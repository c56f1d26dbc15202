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

namespace {

template <int WordCount>
inline __m256i distances4(const CodeBlock& block, std::size_t first, const __m256i* query) {
    __m256i sum = distances64(block.words[0] + first, query[0]);
    for (int word = 1; word < WordCount; ++word)
        sum = _mm256_add_epi64(sum, distances64(block.words[word] + first, query[word]));
    return sum;
}

/// A bit for each of the four distances that are below the bar. They are numbers of 64 bits whose high halves
/// are zero, those of the bar as well.
inline unsigned below(__m256i distances, __m256i bar) {
    const __m256i nearer = _mm256_cmpgt_epi64(bar, distances);
    return static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(nearer)));
}

template <int WordCount>
std::size_t findNearer(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                       NearRow* found) {
    // Looked at together, since hardly a run holds a row that is near enough.
    constexpr std::size_t vectors = 4;
    __m256i queryWords[WordCount];
    for (int word = 0; word < WordCount; ++word)
        queryWords[word] = _mm256_set1_epi64x(static_cast<long long>(query[word]));
    const __m256i bar = _mm256_set1_epi64x(limit);

    std::size_t count = 0;
    std::size_t first = 0;
    for (; first + 4 * vectors <= block.rows; first += 4 * vectors) {
        __m256i distances[vectors];
        for (std::size_t i = 0; i < vectors; ++i)
            distances[i] = distances4<WordCount>(block, first + 4 * i, queryWords);
        const __m256i least = _mm256_min_epu32(_mm256_min_epu32(distances[0], distances[1]),
                                               _mm256_min_epu32(distances[2], distances[3]));
        if (below(least, bar) == 0)
            continue;
        for (std::size_t i = 0; i < vectors; ++i) {
            unsigned near = below(distances[i], bar);
            alignas(32) std::uint64_t values[4];
            _mm256_store_si256(reinterpret_cast<__m256i*>(values), distances[i]);
            for (; near != 0; near &= near - 1) {
                const auto lane = static_cast<unsigned>(__builtin_ctz(near));
                found[count++] = {static_cast<std::uint32_t>(first + 4 * i + lane),
                                  static_cast<std::uint32_t>(values[lane])};
            }
        }
    }
    for (; first < block.rows; ++first) {
        std::uint32_t distance = 0;
        for (int word = 0; word < WordCount; ++word)
            distance +=
                static_cast<std::uint32_t>(__builtin_popcountll(block.words[word][first] ^ query[word]));
        if (distance < limit)
            found[count++] = {static_cast<std::uint32_t>(first), distance};
    }
    return count;
}

}  // namespace

std::size_t findNearerAvx2(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                           NearRow* found) {
    constexpr FindNearer* byWordCount[] = {findNearer<1>, findNearer<2>, findNearer<3>, findNearer<4>};
    return byWordCount[block.wordCount - 1](block, query, limit, found);
}

}  // namespace kindred
