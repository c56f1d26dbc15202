#pragma once

#include <cstddef>
#include <vector>

namespace kindred {

/// What parts of a search take, in seconds (or any other unit).
struct MultiIndexTempo {
    double list = 0;             ///< finding one list
    double code = 0;             ///< comparing one code of a list
    double near = 0;             ///< taking in a code that is near
    double otherwise = 0;        ///< answering one query in the other way, all of it
    double otherwiseOfMany = 0;  ///< the same for each of many queries that are answered together
};

/// What reading the lists of a multi-index takes if codes are spread evenly over all values. Steps are
/// numbered distance * substrings + substring: after step r all codes within r bits are known.
class MultiIndexCost {
public:
    MultiIndexCost(std::size_t rows, int bits, int substrings, const MultiIndexTempo& tempo);

    /// Of the steps `first` to `last`.
    double ofSteps(int first, int last) const { return m_before[at(last) + 1] - m_before[at(first)]; }

    /// Of the steps `first` to `last`, and of taking in all codes within `last` bits.
    double ofRest(int first, int last) const { return ofSteps(first, last) + m_near * m_within[at(last)]; }
    /// The least radius within which that many codes are expected.
    int expectedRadius(std::size_t codes) const;

private:
    static std::size_t at(int step) { return static_cast<std::size_t>(step); }

    double m_near;
    std::vector<double> m_within;  ///< expected within each radius
    std::vector<double>
        m_before;  ///< of the steps before one; one for each radius from 0 to `bits`, and one more
};

/// How many of `rows` codes lie within each radius from 0 to `bits`, if bits are thrown like coins.
std::vector<double> expectedWithin(std::size_t rows, int bits);

/// The number of substrings with which the usual requests of so many spread codes are answered soonest.
int bestSubstrings(std::size_t rows, int bits);

}  // namespace kindred
