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
    : m_near(tempo.near), m_within(expectedWithin(rows, bits)), m_before{0} {
    for (int step = 0; step <= bits; ++step) {
        const int length = substringLength(bits, substrings, step % substrings);
        const double lists = binomial(length, step / substrings);
        const double codes = std::ldexp(static_cast<double>(rows), -length);
        m_before.push_back(m_before.back() + lists * (tempo.list + codes * tempo.code));
    }
}

int MultiIndexCost::expectedRadius(std::size_t codes) const {
    const auto found = std::ranges::lower_bound(m_within, static_cast<double>(codes));
    return static_cast<int>(std::min(found, m_within.end() - 1) - m_within.begin());
}

std::vector<double> expectedWithin(std::size_t rows, int bits) {
    std::vector<double> within;
    double sum = 0;
    for (int radius = 0; radius <= bits; ++radius) {
        sum += static_cast<double>(rows) * std::ldexp(binomial(bits, radius), -bits);
        within.push_back(sum);
    }
    return within;
}

int bestSubstrings(std::size_t rows, int bits) {
    // On the processors that were tried finding a list took about as long as comparing fifty codes that lie
    // as far apart as lists do.
    const MultiIndexTempo tempo{.list = 50, .code = 1};
    const auto otherwise = static_cast<double>(rows);
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int count = std::max(1, (bits + mostBitsOfSubstring - 1) / mostBitsOfSubstring);
         count <= (bits + 7) / 8; ++count) {
        const MultiIndexCost model(rows, bits, count, tempo);
        double cost = 0;
        for (const int radius :
             {model.expectedRadius(10), model.expectedRadius(100), model.expectedRadius(1000), bits / 10})
            cost += std::min(otherwise, model.ofSteps(0, radius));
        if (cost < least) {
            least = cost;
            best = count;
        }
    }
    return best;
}

}  // namespace kindred
