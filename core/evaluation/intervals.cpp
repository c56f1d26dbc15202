#include "core/evaluation/intervals.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "core/evaluation/on_threads.h"

namespace kindred {
namespace {

/// SplitMix64 (G. L. Steele, D. Lea and C. H. Flood 2014): a counter and a hash of it, so that every resample
/// has a stream of its own that no other resample must run first.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t state) : m_state(state) {}

    std::uint64_t operator()() {
        m_state += 0x9e3779b97f4a7c15;
        return mixed(m_state);
    }

    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t m_state;
};

/// The mean of as many values, drawn with replacement: two from each random number's halves.
double resampledMean(std::span<const double> values, std::uint64_t seed) {
    SplitMix random(seed);
    const std::uint64_t count = values.size();
    double even = 0;
    double odd = 0;
    for (std::uint64_t drawn = 0; drawn + 2 <= count; drawn += 2) {
        const std::uint64_t number = random();
        even += values[((number & 0xffffffff) * count) >> 32];
        odd += values[((number >> 32) * count) >> 32];
    }
    if (count % 2 == 1)
        even += values[((random() >> 32) * count) >> 32];
    return (even + odd) / static_cast<double>(count);
}

/// Between neighbours in a straight line (R. J. Hyndman and Y. Fan 1996, definition 7).
double percentile(const std::vector<double>& sorted, double share) {
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

}  // namespace

Interval bootstrapInterval(std::span<const double> values, const BootstrapOptions& options) {
    assert(options.resamples > 0);
    if (values.empty())
        return {};
    std::vector<double> means(static_cast<std::size_t>(options.resamples));
    std::atomic<std::size_t> next = 0;
    onThreads(options.threads, [&] {
        for (std::size_t i = next++; i < means.size(); i = next++)
            means[i] = resampledMean(values, SplitMix::mixed(options.seed) + SplitMix::mixed(~i));
    });
    std::ranges::sort(means);
    return {percentile(means, 0.025), percentile(means, 0.975)};
}

PairedDifference pairedDifference(std::span<const double> first, std::span<const double> second,
                                  const BootstrapOptions& options) {
    assert(first.size() == second.size());
    if (first.empty())
        return {};
    std::vector<double> differences(first.size());
    std::ranges::transform(first, second, differences.begin(), std::minus());
    const double sum = std::accumulate(differences.begin(), differences.end(), 0.0);
    return {sum / static_cast<double>(differences.size()), bootstrapInterval(differences, options)};
}

Interval wilsonInterval(std::uint64_t hits, std::uint64_t trials) {
    assert(hits <= trials);
    if (trials == 0)
        return {0, 1};
    constexpr double z = 1.959963984540054;  // 97.5 % of the normal distribution
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(hits) / n;
    const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // The share lies in it; rounding must not say otherwise at its ends 0 and 1.
    return {hits == 0 ? 0 : centre - half, hits == trials ? 1 : centre + half};
}

}  // namespace kindred
