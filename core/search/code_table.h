#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/aligned_words.h"
#include "core/base/binary_code.h"
#include "core/base/ids.h"
#include "core/base/packed_codes.h"
#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {

/// Codes of one length with the ids of their pictures, laid out for scanning: rows in ascending order of id,
/// one array a code word (structure of arrays), words as BinaryCode has them. At most 2^32 - 1 rows.
///
/// Built once, then read by any number of threads; a changed library makes a new table.
class CodeTable {
public:
    explicit CodeTable(int bits);
    /// Takes the arrays over; the table is sealed.
    explicit CodeTable(PackedCodes codes);

    void reserve(std::size_t rows);
    /// Ids may come in any order, each once; asserts that the code has the table's length.
    void add(PictureId id, const BinaryCode& code);
    /// Brings the rows into the order of their ids; to be called after the last add() and before the first
    /// search.
    void seal();

    int bits() const { return m_codes.bits; }
    std::size_t size() const { return m_codes.ids.size(); }
    bool empty() const { return m_codes.ids.empty(); }
    /// Are the rows in the order of their ids? Codes added in that order need no seal().
    bool sealed() const { return m_sealed; }
    int wordCount() const { return static_cast<int>(m_codes.words.size()); }
    PictureId id(std::size_t row) const { return m_codes.ids[row]; }
    const std::vector<PictureId>& ids() const { return m_codes.ids; }
    /// Word `index` of every row's code.
    std::span<const std::uint64_t> words(int index) const { return m_codes.words[index]; }
    BinaryCode code(std::size_t row) const;
    /// The codes of `rows` rows from `first` on, for a kernel.
    CodeBlock block(std::size_t first, std::size_t rows) const;
    /// Of ids and codes, spare capacity included.
    std::size_t bytes() const;

private:
    PackedCodes m_codes;
    bool m_sealed = true;
};

}  // namespace kindred
