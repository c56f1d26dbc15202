#include "core/search/distinct_codes.h"

#include <bit>

namespace kindred {
namespace {

/// Mixes all words of a code (the finaliser of MurmurHash3 over their combination).
std::uint64_t hashOf(const CodeTable& table, std::size_t row) {
    std::uint64_t hash = 0;
    for (int word = 0; word < table.wordCount(); ++word) {
        hash = (hash ^ table.words(word)[row]) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    }
    hash *= 0xff51afd7ed558ccd;
    return hash ^ (hash >> 33);
}

bool sameCode(const CodeTable& table, std::size_t a, std::size_t b) {
    for (int word = 0; word < table.wordCount(); ++word)
        if (table.words(word)[a] != table.words(word)[b])
            return false;
    return true;
}

/// Open addressing; a place holds the number of a distinct code plus one, 0 where it is free.
class CodeNumbers {
public:
    CodeNumbers(const CodeTable& table, DistinctCodes& distinct) : m_table(table), m_distinct(distinct) {
        m_places.resize(1024);
    }

    std::uint32_t numberOf(std::uint32_t row) {
        if (2 * (m_distinct.firstRows.size() + 1) > m_places.size())
            grow();
        std::uint32_t& place = placeOf(row);
        if (place == 0) {
            m_distinct.firstRows.push_back(row);
            place = static_cast<std::uint32_t>(m_distinct.firstRows.size());
        }
        return place - 1;
    }

private:
    std::uint32_t& placeOf(std::uint32_t row) {
        const std::size_t mask = m_places.size() - 1;
        std::size_t at = hashOf(m_table, row) & mask;
        while (m_places[at] != 0 && !sameCode(m_table, m_distinct.firstRows[m_places[at] - 1], row))
            at = (at + 1) & mask;
        return m_places[at];
    }

    void grow() {
        m_places.assign(4 * m_places.size(), 0);
        for (std::uint32_t number = 0; number < m_distinct.firstRows.size(); ++number)
            placeOf(m_distinct.firstRows[number]) = number + 1;
    }

    const CodeTable& m_table;
    DistinctCodes& m_distinct;
    std::vector<std::uint32_t> m_places;  ///< a power of two
};

}  // namespace

std::optional<DistinctCodes> distinctCodes(const CodeTable& table, std::size_t most) {
    DistinctCodes distinct;
    distinct.codeOfRow.reserve(table.size());
    CodeNumbers numbers(table, distinct);
    for (std::size_t row = 0; row < table.size(); ++row) {
        distinct.codeOfRow.push_back(numbers.numberOf(static_cast<std::uint32_t>(row)));
        if (distinct.firstRows.size() > most)
            return std::nullopt;
    }
    return distinct;
}

}  // namespace kindred
