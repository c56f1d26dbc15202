#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/search/code_structure.h"
#include "core/search/code_table.h"

namespace kindred {

/// The distinct codes of a table, each with its rows. Codes that were learned from labels collapse: tens of
/// thousands of pictures share some thousand codes, and a search compares each of those once.
class CodeDirectory : public CodeStructure {
public:
    /// Nothing where more than `mostDistinct` codes are distinct.
    static std::unique_ptr<CodeDirectory> build(const CodeTable& table, std::size_t mostDistinct);

    SearchCost search(std::span<const BinaryCode> queries, const StructureRequest& request,
                      std::span<std::vector<RankedRow>> answers) const override;
    /// 4 bytes a row, and a code and 12 bytes for each distinct code.
    std::size_t bytes() const override;

    std::size_t size() const { return m_codes.size(); }
    /// The distinct codes in the order of their first rows; their ids are their places in this order.
    const CodeTable& codes() const { return m_codes; }
    /// The rows of the table that have codes().code(index), ascending.
    std::span<const std::uint32_t> rows(std::size_t index) const {
        return std::span(m_rows).subspan(m_starts[index], m_starts[index + 1] - m_starts[index]);
    }

private:
    explicit CodeDirectory(int bits) : m_codes(bits) {}
    std::size_t countPresent(std::size_t index, const StructureRequest& request) const;
    void append(std::span<const RankedRow> entries, std::size_t wanted, const StructureRequest& request,
                std::vector<RankedRow>& answer) const;
    std::vector<RankedRow> answer(const BinaryCode& query, const StructureRequest& request) const;

    CodeTable m_codes;
    std::vector<std::uint32_t> m_starts;  ///< in m_rows, by distinct code; one more than there are codes
    std::vector<std::uint32_t> m_rows;
};

}  // namespace kindred
