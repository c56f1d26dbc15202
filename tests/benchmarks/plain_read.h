#pragma once

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <span>

namespace kindred {

/// Seconds that a call takes.
template <typename Call>
double secondsOf(Call call) {
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The sum of the words, in four sums at once and by the widest instructions that the processor has, so that
/// memory alone is waited for.
#if defined(__x86_64__)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
inline std::uint64_t
sumOfWords(const std::uint64_t* words, std::size_t count) {
    constexpr std::size_t lanes = 32;
    std::uint64_t sums[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += words[i + lane];
    std::uint64_t sum = 0;
    for (; i < count; ++i)
        sum += words[i];
    for (const std::uint64_t lane : sums)
        sum += lane;
    return sum;
}

/// What search is measured against: adding the same words up, the least that anything reading them all must
/// do.
inline void readPlainly(std::span<const std::uint64_t> words) {
    benchmark::DoNotOptimize(sumOfWords(words.data(), words.size()));
}

}  // namespace kindred
