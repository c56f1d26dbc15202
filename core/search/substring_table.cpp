#include "core/search/substring_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

namespace kindred {

/// A counting sort by the value of the substring.
SubstringTable::SubstringTable(const CodeTable& codes, const Substring& substring)
    : m_substring(substring), m_wordCount(static_cast<std::size_t>(codes.wordCount())) {
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
    m_words.resize(codes.size() * m_wordCount);
    for (std::size_t row = 0; row < codes.size(); ++row) {
        const std::uint32_t value = valueOfRow[row];
        const std::size_t place = next[value]++;
        m_rows[place] = static_cast<std::uint32_t>(row);
        const std::size_t length = end(value) - first(value);
        std::uint64_t* target = m_words.data() + first(value) * m_wordCount + (place - first(value));
        for (std::size_t word = 0; word < m_wordCount; ++word)
            target[word * length] = codes.words(static_cast<int>(word))[row];
    }
}

CodeBlock SubstringTable::block(std::uint32_t value, std::size_t first, std::size_t rows) const {
    const std::size_t start = this->first(value);
    const std::size_t length = end(value) - start;
    CodeBlock block{{}, static_cast<int>(m_wordCount), std::min(rows, end(value) - first)};
    for (std::size_t word = 0; word < m_wordCount; ++word)
        block.words[word] = m_words.data() + start * m_wordCount + word * length + (first - start);
    return block;
}

std::uint32_t SubstringTable::valueAt(std::size_t place) const {
    const auto next = std::ranges::upper_bound(m_starts, static_cast<std::uint32_t>(place));
    return static_cast<std::uint32_t>(next - m_starts.begin()) - 1;
}

void SubstringTable::fetchList(std::uint32_t value) const {
    constexpr std::size_t wordsOfLine = 8;
    constexpr std::size_t lines = 16;
    const std::size_t first = m_starts[value] * m_wordCount;
    const std::size_t end = std::min(m_starts[value + 1] * m_wordCount, first + lines * wordsOfLine);
    for (std::size_t word = first; word < end; word += wordsOfLine)
        __builtin_prefetch(m_words.data() + word);
}

std::size_t SubstringTable::bytes() const {
    return (m_starts.capacity() + m_rows.capacity()) * sizeof(std::uint32_t) +
           m_words.capacity() * sizeof(std::uint64_t);
}

std::vector<Substring> cutIntoSubstrings(int bits, int count) {
    std::vector<Substring> substrings;
    int offset = 0;
    for (int i = 0; i < count; ++i) {
        substrings.push_back({offset, substringLength(bits, count, i)});
        offset += substrings.back().bits;
    }
    return substrings;
}

}  // namespace kindred
