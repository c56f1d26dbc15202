#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kindred {

/// Rows of a table, a bit each. The empty set needs no memory and is asked for free.
class RowSet {
public:
    bool empty() const { return m_count == 0; }
    std::size_t count() const { return m_count; }
    bool contains(std::size_t row) const {
        return row / 64 < m_words.size() && ((m_words[row / 64] >> (row % 64)) & 1) != 0;
    }
    void insert(std::size_t row) {
        if (row / 64 >= m_words.size())
            m_words.resize(row / 64 + 1);
        m_count += contains(row) ? 0 : 1;
        m_words[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    std::size_t bytes() const { return m_words.capacity() * sizeof(std::uint64_t); }

private:
    std::vector<std::uint64_t> m_words;
    std::size_t m_count = 0;
};

}  // namespace kindred
