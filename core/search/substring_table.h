#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/aligned_words.h"
#include "core/search/code_table.h"

namespace kindred {

/// Neighbouring bits of a code: 0 to 24 of them.
struct Substring {
    int offset = 0;
    int bits = 0;

    std::uint32_t of(const std::uint64_t* words) const {
        const int word = offset / 64;
        const int shift = offset % 64;
        std::uint64_t value = words[word] >> shift;
        if (shift + bits > 64)
            value |= words[word + 1] << (64 - shift);
        return static_cast<std::uint32_t>(value & ((std::uint64_t{1} << bits) - 1));
    }
};

/// The codes of a table in lists by the value of a substring. It has its own copy of the codes in the order
/// of the lists, and of a list first all first words, then all second ones, so that it is read in one go.
class SubstringTable {
public:
    /// Any number of bits but as many as leave the starts of the lists in the cache serves best.
    SubstringTable(const CodeTable& codes, const Substring& substring);

    const Substring& substring() const { return m_substring; }
    std::uint32_t values() const { return std::uint32_t{1} << m_substring.bits; }
    /// The places of a list are first(value) to end(value).
    std::size_t first(std::uint32_t value) const { return m_starts[value]; }
    std::size_t end(std::uint32_t value) const { return m_starts[value + 1]; }

    /// Of the list that a place belongs to.
    std::uint32_t valueAt(std::size_t place) const;
    std::uint32_t row(std::size_t place) const { return m_rows[place]; }
    /// At most `rows` codes of a list from `first` on, which is one of its places.
    CodeBlock block(std::uint32_t value, std::size_t first, std::size_t rows) const;
    /// Ask for the place of a list, and then for its beginning, to be brought from memory.
    void fetchPlace(std::uint32_t value) const { __builtin_prefetch(&m_starts[value]); }
    void fetchList(std::uint32_t value) const;
    std::size_t bytes() const;

private:
    Substring m_substring;
    std::vector<std::uint32_t> m_starts;  ///< by value; one more than there are values
    AlignedVector<std::uint32_t> m_rows;
    std::size_t m_wordCount;
    AlignedWords m_words;  ///< those of the list that starts at place p start at p * m_wordCount
};

/// The bits of substring `index` where a code is cut into `count` of nearly equal length, longer ones first.
constexpr int substringLength(int bits, int count, int index) {
    return bits / count + (index < bits % count ? 1 : 0);
}

/// A code cut so.
std::vector<Substring> cutIntoSubstrings(int bits, int count);

/// The bits set in a substring's value. Written out (H. S. Warren, Hacker's Delight, figure 5-2):
/// std::popcount is a call where the compiler may not count on an instruction for it.
constexpr int bitsSet(std::uint32_t value) {
    value -= (value >> 1) & 0x55555555;
    value = (value & 0x33333333) + ((value >> 2) & 0x33333333);
    value = (value + (value >> 4)) & 0x0f0f0f0f;
    return static_cast<int>((value * 0x01010101) >> 24);
}

/// Calls visit(value) for every value of `bits` bits that differs from `centre` in exactly `distance` of
/// them.
template <typename Visit>
void forEachAtDistance(std::uint32_t centre, int bits, int distance, Visit visit) {
    if (distance > bits)
        return;
    if (distance == 0) {
        visit(centre);
        return;
    }
    // The next number with as many bits set (R. W. Gosper, HAKMEM 175).
    const std::uint64_t end = std::uint64_t{1} << bits;
    for (std::uint64_t turned = (std::uint64_t{1} << distance) - 1; turned < end;) {
        visit(centre ^ static_cast<std::uint32_t>(turned));
        const std::uint64_t lowest = turned & (~turned + 1);
        const std::uint64_t ripple = turned + lowest;
        turned = ripple | (((turned ^ ripple) >> 2) >> std::countr_zero(lowest));
    }
}

}  // namespace kindred
