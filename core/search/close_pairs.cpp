#include "core/search/close_pairs.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <limits>
#include <mutex>
#include <vector>

#include "core/search/kernels/hamming_kernel.h"
#include "core/search/multi_index_cost.h"
#include "core/search/parallel_ranges.h"
#include "core/search/substring_table.h"

namespace kindred {
namespace {

/// In codes that are compared in the same time: calling for the comparison with a list, and taking a code
/// into a table.
constexpr double costOfList = 48;
constexpr double costOfSorting = 100;

/// The bits in parts; codes within the radius differ by no more than `reach[i]` bits in part i for at least
/// one i. A negative reach: the part need not be looked at.
struct Cut {
    std::vector<Substring> parts;
    std::vector<int> reach;
};

Cut cutInto(int bits, int parts, int radius) {
    Cut cut{cutIntoSubstrings(bits, parts), {}};
    for (int part = 0; part < parts; ++part)
        cut.reach.push_back(radius / parts - (part > radius % parts ? 1 : 0));
    return cut;
}

/// The cut whose lists are fewest to compare; one of no bits at all, whose only list holds every code, where
/// nothing beats comparing all with all.
Cut bestCut(const CodeTable& table, int radius) {
    const auto rows = static_cast<double>(table.size());
    Cut best{{Substring{}}, {radius}};
    double least = rows * rows / 2;
    for (int parts = (table.bits() + 19) / 20; parts <= std::min(table.bits(), radius + 8); ++parts) {
        const MultiIndexCost model(table.size(), table.bits(), parts, {.list = costOfList, .code = 1});
        const double cost = rows * model.ofSteps(0, radius) / 2 + parts * rows * costOfSorting;
        if (cost < least) {
            least = cost;
            best = cutInto(table.bits(), parts, radius);
        }
    }
    return best;
}

/// What one thread finds in one table; handed on in portions.
class Finder {
public:
    Finder(const SubstringTable& table, const Cut& cut, std::size_t part, int radius, std::mutex& mutex,
           const TakeClosePairs& take)
        : m_table(table), m_cut(cut), m_part(part), m_radius(radius), m_mutex(mutex), m_take(take) {}

    /// The code at a place with those behind it in its list, and with those of near lists of greater values.
    void comparePlace(std::uint32_t value, std::size_t place) {
        takeCode(value, place);
        compare(value, place + 1);
        for (int distance = 1; distance <= m_cut.reach[m_part]; ++distance) {
            forEachAtDistance(value, m_table.substring().bits, distance, [&](std::uint32_t other) {
                if (other > value)
                    compare(other, m_table.first(other));
            });
        }
    }

    void handOn() {
        const std::lock_guard lock(m_mutex);
        if (!m_pairs.empty())
            m_take(m_pairs);
        m_pairs.clear();
    }

private:
    void takeCode(std::uint32_t value, std::size_t place) {
        const CodeBlock one = m_table.block(value, place, 1);
        for (int word = 0; word < one.wordCount; ++word)
            m_code[static_cast<std::size_t>(word)] = *one.words[word];
        m_row = m_table.row(place);
    }

    /// The code taken last with those of a list from `first` on.
    void compare(std::uint32_t value, std::size_t first) {
        for (const std::size_t end = m_table.end(value); first < end; first += m_found.size()) {
            const CodeBlock block = m_table.block(value, first, m_found.size());
            const std::size_t count = hammingKernel().findNearer(
                block, m_code.data(), static_cast<std::uint32_t>(m_radius) + 1, m_found.data());
            for (const NearRow& near : std::span(m_found).first(count))
                if (!wasFound(block, near.row))
                    add(m_row, m_table.row(first + near.row), static_cast<int>(near.distance));
        }
    }

    /// Was this pair met in an earlier table?
    bool wasFound(const CodeBlock& block, std::size_t row) const {
        std::array<std::uint64_t, 4> differing{};
        for (int word = 0; word < block.wordCount; ++word)
            differing[static_cast<std::size_t>(word)] =
                block.words[word][row] ^ m_code[static_cast<std::size_t>(word)];
        for (std::size_t part = 0; part < m_part; ++part)
            if (bitsSet(m_cut.parts[part].of(differing.data())) <= m_cut.reach[part])
                return true;
        return false;
    }

    void add(std::uint32_t a, std::uint32_t b, int distance) {
        constexpr std::size_t portion = 4096;
        m_pairs.push_back({std::min(a, b), std::max(a, b), distance});
        if (m_pairs.size() == portion)
            handOn();
    }

    const SubstringTable& m_table;
    const Cut& m_cut;
    std::size_t m_part;
    int m_radius;
    std::mutex& m_mutex;
    const TakeClosePairs& m_take;
    std::array<std::uint64_t, 4> m_code{};
    std::uint32_t m_row = 0;
    std::vector<ClosePair> m_pairs;
    std::array<NearRow, 1024> m_found;
};

}  // namespace

bool findClosePairs(const CodeTable& table, int radius, int threads, const TakeClosePairs& take,
                    const JobContext& context) {
    assert(table.sealed() && radius >= 0);
    const Cut cut = bestCut(table, std::min(radius, table.bits()));
    std::mutex mutex;
    std::atomic<std::uint64_t> done = 0;
    std::atomic<bool> stopped = false;
    const auto parts = std::ranges::count_if(cut.reach, [](int reach) { return reach >= 0; });
    const std::uint64_t total = table.size() * static_cast<std::size_t>(parts);
    for (std::size_t part = 0; part < cut.parts.size() && !stopped; ++part) {
        if (cut.reach[part] < 0)
            continue;
        const SubstringTable lists(table, cut.parts[part]);
        std::atomic<std::size_t> next = 0;
        const auto work = [&](std::size_t, std::size_t, std::size_t) {
            Finder finder(lists, cut, part, radius, mutex, take);
            constexpr std::size_t portion = 256;
            for (std::size_t first = next.fetch_add(portion); first < table.size() && !stopped;
                 first = next.fetch_add(portion)) {
                const std::size_t end = std::min(first + portion, table.size());
                std::uint32_t value = lists.valueAt(first);
                for (std::size_t place = first; place < end && !stopped; ++place) {
                    while (place >= lists.end(value))
                        ++value;
                    finder.comparePlace(value, place);
                    if (!context.proceed())
                        stopped = true;
                }
                done += end - first;
                context.report({"pairing", done, total, {}});
            }
            finder.handOn();
        };
        const auto workers = static_cast<std::size_t>(std::max(1, threads));
        inParallelRanges(workers, workers, work);
    }
    return !stopped;
}

}  // namespace kindred
