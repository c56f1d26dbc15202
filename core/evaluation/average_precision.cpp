#include "core/evaluation/average_precision.h"

#include <algorithm>
#include <cmath>

namespace kindred {
namespace {

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

/// sum_{j=1..count} (found + j) / (rank + j): the precisions at `count` relevant pictures in a row that
/// follow `rank` pictures, `found` of them relevant.
double precisionsInARow(double rank, double found, std::uint64_t count) {
    double sum = 0;
    for (std::uint64_t j = 1; j <= count; ++j)
        sum += (found + static_cast<double>(j)) / (rank + static_cast<double>(j));
    return sum;
}

/// The mean sum of precisions at `relevant` pictures that lie in random order among `slots` ranks. The two
/// sums over the ranks do not depend on how many are relevant.
class RandomOrder {
public:
    RandomOrder(double rank, double found, std::uint64_t slots)
        : m_found(found), m_slots(static_cast<double>(slots)) {
        for (std::uint64_t i = 1; i <= slots; ++i) {
            const double reciprocal = 1 / (rank + static_cast<double>(i));
            m_first += reciprocal;
            // Summed as it stands: slots - (rank + 1) * m_first would cancel.
            m_second += static_cast<double>(i - 1) * reciprocal;
        }
    }

    double precisions(double relevant) const {
        const double others = m_slots > 1 ? (relevant - 1) / (m_slots - 1) * m_second : 0;
        return relevant / m_slots * ((m_found + 1) * m_first + others);
    }

private:
    double m_found;
    double m_slots;
    double m_first = 0;   ///< sum of 1 / (rank + i)
    double m_second = 0;  ///< sum of (i - 1) / (rank + i)
};

/// The group that R cuts: `slots` of its pictures are seen, and between `least` and `most` relevant ones.
struct CutGroup {
    CutGroup(const TieGroup& group, std::uint64_t seen)
        : pictures(group.pictures),
          relevant(group.relevant),
          slots(seen),
          least(seen - std::min(seen, group.pictures - group.relevant)),
          most(std::min(group.relevant, seen)) {}

    std::uint64_t pictures;
    std::uint64_t relevant;
    std::uint64_t slots;
    std::uint64_t least;
    std::uint64_t most;
};

/// Calls visit(k, weight) for the hypergeometric numbers of relevant pictures seen, from the likeliest
/// outwards; weights are relative to the likeliest one's. Those that no double can tell in the sum are left
/// out.
template <typename Visit>
void forEachLikely(const CutGroup& cut, Visit visit) {
    constexpr double negligible = 1e-25;
    const auto r = static_cast<double>(cut.relevant);
    const auto slots = static_cast<double>(cut.slots);
    const double others = static_cast<double>(cut.pictures) - r - slots;  // may be negative
    const double peak = std::floor((slots + 1) * (r + 1) / (static_cast<double>(cut.pictures) + 2));
    const auto mode = std::clamp(static_cast<std::uint64_t>(peak), cut.least, cut.most);
    double weight = 1;
    for (std::uint64_t seen = mode; weight > negligible; ++seen) {
        visit(seen, weight);
        if (seen == cut.most)
            break;
        const auto k = static_cast<double>(seen);
        weight *= (r - k) * (slots - k) / ((k + 1) * (others + k + 1));
    }
    weight = 1;
    for (std::uint64_t seen = mode; seen > cut.least; --seen) {
        const auto k = static_cast<double>(seen);
        weight *= k * (others + k) / ((r - k + 1) * (slots - k + 1));
        if (weight <= negligible)
            break;
        visit(seen - 1, weight);
    }
}

/// Walks through the groups by rising distance and keeps the sums of precisions.
class TieWalk {
public:
    void addWhole(const TieGroup& group) {
        if (group.relevant > 0) {
            m_expected +=
                RandomOrder(m_rank, m_found, group.pictures).precisions(static_cast<double>(group.relevant));
            m_upper += precisionsInARow(m_rank, m_found, group.relevant);
            m_lower += precisionsInARow(m_rank + static_cast<double>(group.pictures - group.relevant),
                                        m_found, group.relevant);
        }
        m_rank += static_cast<double>(group.pictures);
        m_found += static_cast<double>(group.relevant);
    }

    TiedAveragePrecision result() const {
        return {share(m_expected, m_found), share(m_lower, m_found), share(m_upper, m_found)};
    }

    TiedAveragePrecision resultCutIn(const CutGroup& cut) const {
        return {expectedIn(cut), lowerIn(cut), upperIn(cut)};
    }

private:
    double expectedIn(const CutGroup& cut) const {
        const RandomOrder order(m_rank, m_found, cut.slots);
        double weights = 0;
        double sum = 0;
        forEachLikely(cut, [&](std::uint64_t seen, double weight) {
            const auto k = static_cast<double>(seen);
            weights += weight;
            sum += weight * share(m_expected + order.precisions(k), m_found + k);
        });
        return sum / weights;
    }

    /// Relevant ones first.
    double upperIn(const CutGroup& cut) const {
        double precisions = m_upper + precisionsInARow(m_rank, m_found, cut.least);
        double found = m_found + static_cast<double>(cut.least);
        double rank = m_rank + static_cast<double>(cut.least);
        double best = share(precisions, found);
        for (std::uint64_t seen = cut.least; seen < cut.most; ++seen) {
            precisions += ++found / ++rank;
            best = std::max(best, precisions / found);
        }
        return best;
    }

    /// Relevant ones last. One more of them takes the rank before the others, and each of the others has one
    /// more before itself.
    double lowerIn(const CutGroup& cut) const {
        double rank = m_rank + static_cast<double>(cut.slots);
        double precisions = m_lower;
        double reciprocals = 0;  // of the ranks taken
        double least = 1;
        for (std::uint64_t seen = 0; seen <= cut.most; ++seen) {
            if (seen >= cut.least)
                least = std::min(least, share(precisions, m_found + static_cast<double>(seen)));
            precisions += reciprocals + (m_found + 1) / rank;
            reciprocals += 1 / rank;
            --rank;
        }
        return least;
    }

    double m_rank = 0;   ///< pictures so far
    double m_found = 0;  ///< relevant ones so far
    double m_expected = 0;
    double m_lower = 0;
    double m_upper = 0;
};

}  // namespace

double precisionSum(std::span<const std::size_t> hits, std::size_t top) {
    double sum = 0;
    for (std::size_t k = 1; k < hits.size() && k <= top; ++k)
        sum += hits[k] > hits[k - 1] ? static_cast<double>(hits[k]) / static_cast<double>(k) : 0;
    return sum;
}

double averagePrecision(std::span<const std::size_t> hits, std::size_t top) {
    return share(precisionSum(hits, top), static_cast<double>(hits[std::min(top, hits.size() - 1)]));
}

TiedAveragePrecision tiedAveragePrecision(std::span<const TieGroup> groups, std::size_t top) {
    TieWalk walk;
    std::uint64_t left = top;
    for (const TieGroup& group : groups) {
        if (left == 0)
            break;
        if (left < group.pictures)
            return walk.resultCutIn(CutGroup(group, left));
        walk.addWhole(group);
        left -= group.pictures;
    }
    return walk.result();
}

double chanceAveragePrecision(std::uint64_t pictures, std::uint64_t relevant, std::size_t top) {
    const TieGroup everything{pictures, relevant};
    return tiedAveragePrecision({&everything, 1}, top).expected;
}

double expectedHits(std::span<const TieGroup> groups, std::size_t k) {
    double hits = 0;
    auto left = static_cast<double>(k);
    for (const TieGroup& group : groups) {
        const auto pictures = static_cast<double>(group.pictures);
        hits += static_cast<double>(group.relevant) * std::min(1.0, share(left, pictures));
        left = std::max(0.0, left - pictures);
    }
    return hits;
}

}  // namespace kindred
