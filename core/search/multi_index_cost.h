#pragma once

#include <cstddef>
#include <vector>

namespace kindred {

/// What reading lists of a multi-index costs, in codes that a scan would compare in the same time, if `rows`
/// codes are spread evenly over all values. Substrings are of nearly equal length, longer ones first.
class MultiIndexCost {
public:
    /// Looking one list up takes as long as comparing `listCost` codes.
    MultiIndexCost(std::size_t rows, int bits, int substrings, double listCost);

    int substrings() const { return static_cast<int>(m_lengths.size()); }
    int length(int substring) const { return m_lengths[static_cast<std::size_t>(substring)]; }
    /// All lists of one substring at exactly this distance.
    double ofStep(int distance, int substring) const;
    /// All steps from (distance, substring) on until every code within `radius` bits is known.
    double upTo(int radius, int distance = 0, int substring = 0) const;

private:
    double m_rows;
    double m_listCost;
    std::vector<int> m_lengths;
};

/// The radius within which about `count` of `rows` codes lie whose bits are thrown like coins.
int expectedRadius(std::size_t rows, int bits, std::size_t count);

}  // namespace kindred
