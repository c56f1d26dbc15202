#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/search/code_structure.h"
#include "core/search/code_table.h"
#include "core/search/multi_index_cost.h"
#include "core/search/substring_table.h"

namespace kindred {

/// Multi-index hashing (M. Norouzi, A. Punjani and D. J. Fleet 2012, 2014). The bits are cut into m
/// substrings, and each has a table from its values to the codes that have them. A code within r bits of a
/// query differs from it by at most r / m bits in one of the substrings, so only the lists of near values are
/// read. When those at distance s have been read of the first k + 1 substrings, and those at s - 1 of all,
/// every code at distance <= s m + k is known. Exact.
///
/// Each table has its own copy of the codes in the order of its lists, so that a list is read in one go;
/// hence fewer bits a substring, and longer lists, than where lists hold row numbers alone.
class MultiIndex : public CodeStructure {
public:
    /// `otherwise` answers (exactly, too) the queries for which it is quicker; it and the table outlive this
    /// object. Tries out how quick both are on this machine.
    MultiIndex(const CodeTable& table, int substrings, const CodeStructure& otherwise);
    /// With a known tempo.
    MultiIndex(const CodeTable& table, int substrings, const CodeStructure& otherwise,
               const MultiIndexTempo& tempo);

    SearchCost search(std::span<const BinaryCode> queries, const StructureRequest& request,
                      std::span<std::vector<RankedRow>> answers) const override;
    /// 4 bytes and a code for each row and substring, and the places of the lists.
    std::size_t bytes() const override;
    int substrings() const { return static_cast<int>(m_tables.size()); }

private:
    class Query;

    MultiIndexTempo measureTempo() const;

    const CodeTable& m_codes;
    const CodeStructure& m_otherwise;
    std::vector<SubstringTable> m_tables;
    MultiIndexTempo m_tempo;
    MultiIndexCost m_cost;
};

}  // namespace kindred
