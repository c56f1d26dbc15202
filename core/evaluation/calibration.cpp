#include "core/evaluation/calibration.h"

#include <atomic>
#include <mutex>

#include "core/evaluation/intervals.h"
#include "core/evaluation/on_threads.h"
#include "core/search/distance_histogram.h"

namespace kindred {
namespace {

/// Ordered pairs by distance, each picture with itself among them.
struct PairCounts {
    explicit PairCounts(int bits) : all(bits + 1), same(bits + 1) {}

    std::vector<std::uint64_t> all;
    std::vector<std::uint64_t> same;  ///< of one class
};

void add(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& counts, std::uint64_t times) {
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += times * counts[i];
}

void count(const CodeGroup& group, const ClassTables& tables, PairCounts& counts) {
    std::size_t pictures = 0;
    for (const auto& [label, members] : group.pictures) {
        pictures += members.size();
        add(counts.same, distanceHistogram(tables.ofClass(label), group.code), members.size());
    }
    add(counts.all, distanceHistogram(tables.all(), group.code), pictures);
}

PairCounts countPairs(const LabelledCodes& codes, int threads) {
    const ClassTables tables(codes);
    const std::vector<CodeGroup> groups = groupByCode(codes);
    PairCounts total(tables.all().bits());
    std::mutex mutex;
    std::atomic<std::size_t> next = 0;
    onThreads(threads, [&] {
        PairCounts own(tables.all().bits());
        for (std::size_t i = next++; i < groups.size(); i = next++)
            count(groups[i], tables, own);
        const std::lock_guard lock(mutex);
        add(total.all, own.all, 1);
        add(total.same, own.same, 1);
    });
    return total;
}

}  // namespace

std::vector<DistanceShare> calibration(const LabelledCodes& codes, int threads) {
    if (codes.codes.size() < 2)
        return {};
    PairCounts counts = countPairs(codes, threads);
    counts.all[0] -= codes.codes.size();
    counts.same[0] -= codes.codes.size();
    std::vector<DistanceShare> shares;
    for (std::size_t distance = 0; distance < counts.all.size(); ++distance) {
        const std::uint64_t pairs = counts.all[distance] / 2;
        const std::uint64_t same = counts.same[distance] / 2;
        if (pairs > 0)
            shares.push_back({static_cast<int>(distance), pairs,
                              static_cast<double>(same) / static_cast<double>(pairs),
                              wilsonInterval(same, pairs)});
    }
    return shares;
}

}  // namespace kindred
