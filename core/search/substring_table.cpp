#include "core/search/substring_table.h"

#include <array>
#include <cassert>
#include <numeric>

namespace kindred {

/// A counting sort by the value of the substring.
SubstringTable::SubstringTable(const CodeTable& codes, const Substring& substring) : m_substring(substring) {
    assert(substring.bits <= 24);
    std::vector<std::uint32_t> valueOfRow(codes.size());
    std::array<std::uint64_t, 4> words{};
    m_starts.resize(std::size_t{values()} + 1);
    for (std::size_t row = 0; row < codes.size(); ++row) {
        for (int word = 0; word < codes.wordCount(); ++word)
            words[static_cast<std::size_t>(word)] = codes.words(word)[row];
        valueOfRow[row] = substring.of(words.data());
        ++m_starts[valueOfRow[row] + 1];
    }
    std::inclusive_scan(m_starts.begin(), m_starts.end(), m_starts.begin());

    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    m_rows.resize(codes.size());
    m_words.resize(static_cast<std::size_t>(codes.wordCount()));
    for (AlignedWords& column : m_words)
        column.resize(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const std::uint32_t place = next[valueOfRow[row]]++;
        m_rows[place] = static_cast<std::uint32_t>(row);
        for (int word = 0; word < codes.wordCount(); ++word)
            m_words[static_cast<std::size_t>(word)][place] = codes.words(word)[row];
    }
}

CodeBlock SubstringTable::block(std::size_t first, std::size_t rows) const {
    CodeBlock block{{}, wordCount(), rows};
    for (std::size_t word = 0; word < m_words.size(); ++word)
        block.words[word] = m_words[word].data() + first;
    return block;
}

std::size_t SubstringTable::bytes() const {
    std::size_t bytes = (m_starts.capacity() + m_rows.capacity()) * sizeof(std::uint32_t);
    for (const AlignedWords& words : m_words)
        bytes += words.capacity() * sizeof(std::uint64_t);
    return bytes;
}

std::vector<Substring> cutIntoSubstrings(int bits, int count) {
    std::vector<Substring> substrings;
    int offset = 0;
    for (int i = 0; i < count; ++i) {
        substrings.push_back({offset, bits / count + (i < bits % count ? 1 : 0)});
        offset += substrings.back().bits;
    }
    return substrings;
}

}  // namespace kindred
