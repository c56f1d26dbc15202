#include "core/search/multi_index_cost.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/search/substring_table.h"

namespace kindred {
namespace {

/// More values than these have so many lists that finding one takes longer than reading it.
constexpr int mostBitsOfSubstring = 20;

double binomial(int n, int k) {
    return k < 0 || k > n ? 0
                          : std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0));
}

}  // namespace

MultiIndexCost::MultiIndexCost(std::size_t rows, int bits, int substrings, const MultiIndexTempo& tempo)
    : m_before{0} {
    const std::vector<Substring> cut = cutIntoSubstrings(bits, substrings);
    for (int step = 0; step <= bits; ++step) {
        const int length = cut[static_cast<std::size_t>(step % substrings)].bits;
        const double lists = binomial(length, step / substrings);
        const double codes = std::ldexp(static_cast<double>(rows), -length);
        m_before.push_back(m_before.back() + lists * (tempo.list + codes * tempo.code));
    }
}

int expectedRadius(std::size_t rows, int bits, std::size_t count) {
    double within = 0;
    for (int radius = 0; radius < bits; ++radius) {
        within += static_cast<double>(rows) * std::ldexp(binomial(bits, radius), -bits);
        if (within >= static_cast<double>(count))
            return radius;
    }
    return bits;
}

int bestSubstrings(std::size_t rows, int bits) {
    // On the processors that were tried finding a list took as long as comparing one to four hundred codes.
    const MultiIndexTempo tempo{.list = 200, .code = 1, .near = 0, .otherwise = static_cast<double>(rows)};
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int count = (bits + mostBitsOfSubstring - 1) / mostBitsOfSubstring; count <= (bits + 7) / 8;
         ++count) {
        const MultiIndexCost model(rows, bits, count, tempo);
        double cost = 0;
        for (const int radius : {expectedRadius(rows, bits, 10), expectedRadius(rows, bits, 100),
                                 expectedRadius(rows, bits, 1000), bits / 10})
            cost += std::min(tempo.otherwise, model.ofSteps(0, radius));
        if (cost < least) {
            least = cost;
            best = count;
        }
    }
    return best;
}

}  // namespace kindred
