#include "core/search/multi_index_cost.h"

#include <cmath>

#include "core/search/substring_table.h"

namespace kindred {
namespace {

double binomial(int n, int k) {
    return k < 0 || k > n ? 0
                          : std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0));
}

}  // namespace

MultiIndexCost::MultiIndexCost(std::size_t rows, int bits, int substrings, double listCost)
    : m_rows(static_cast<double>(rows)), m_listCost(listCost) {
    for (const Substring& substring : cutIntoSubstrings(bits, substrings))
        m_lengths.push_back(substring.bits);
}

double MultiIndexCost::ofStep(int distance, int substring) const {
    const int bits = length(substring);
    return binomial(bits, distance) * (m_listCost + std::ldexp(m_rows, -bits));
}

double MultiIndexCost::upTo(int radius, int distance, int substring) const {
    double cost = 0;
    for (int known = distance * substrings() + substring; known <= radius; ++known)
        cost += ofStep(known / substrings(), known % substrings());
    return cost;
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

}  // namespace kindred
