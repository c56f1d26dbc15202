#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/binary_code.h"
#include "core/base/ids.h"

namespace kindred {

/// Codes of one length with the ids of their pictures, laid out for scanning: rows in ascending order of id,
/// one array a code word (structure of arrays), words as BinaryCode has them.
///
/// Built once, then read by any number of threads; a changed library makes a new table.
class CodeTable {
public:
    explicit CodeTable(int bits);

    void reserve(std::size_t rows);
    /// Ids may come in any order, each once; asserts that the code has the table's length.
    void add(PictureId id, const BinaryCode& code);
    /// Brings the rows into the order of their ids; to be called after the last add() and before the first
    /// search.
    void seal();

    int bits() const { return m_bits; }
    std::size_t size() const { return m_ids.size(); }
    bool empty() const { return m_ids.empty(); }
    /// Are the rows in the order of their ids? Codes added in that order need no seal().
    bool sealed() const { return m_sealed; }
    int wordCount() const { return static_cast<int>(m_words.size()); }
    PictureId id(std::size_t row) const { return m_ids[row]; }
    /// Word `index` of every row's code.
    std::span<const std::uint64_t> words(int index) const { return m_words[index]; }
    BinaryCode code(std::size_t row) const;

private:
    int m_bits;
    bool m_sealed = true;
    std::vector<PictureId> m_ids;
    std::vector<std::vector<std::uint64_t>> m_words;
};

}  // namespace kindred
