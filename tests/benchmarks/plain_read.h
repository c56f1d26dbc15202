#pragma once

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <numeric>
#include <span>

namespace kindred {

/// Seconds that a call takes.
template <typename Call>
double secondsOf(Call call) {
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// What search is measured against: adding the same words up, the least that anything reading them all must
/// do.
inline void readPlainly(std::span<const std::uint64_t> words) {
    benchmark::DoNotOptimize(std::accumulate(words.begin(), words.end(), std::uint64_t{0}));
}

}  // namespace kindred
