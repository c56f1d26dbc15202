#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/search/code_directory.h"
#include "core/search/code_scan.h"
#include "core/search/code_structure.h"
#include "core/search/code_table.h"
#include "core/search/multi_index.h"
#include "core/search/search_types.h"

namespace kindred {

/// A table of codes with the structures that are worth having for it: a directory where pictures share codes,
/// a multi-index where they are spread. Each search takes the one that is quickest for it; all are exact.
/// Made once, then searched by any number of threads.
class CodeIndex {
public:
    explicit CodeIndex(CodeTable table);
    CodeIndex(const CodeIndex&) = delete;  // the structures point into the table
    CodeIndex& operator=(const CodeIndex&) = delete;

    const CodeTable& table() const { return m_table; }
    /// For each query its rows of the table, ordered by (distance, row). `request` as its type says.
    SearchCost search(std::span<const BinaryCode> queries, const StructureRequest& request,
                      std::span<std::vector<RankedRow>> answers) const;
    /// Searches for one query and says how.
    SearchExplanation explain(const BinaryCode& query, const StructureRequest& request) const;

    /// Null where the codes are not worth one.
    const CodeDirectory* directory() const { return m_directory.get(); }
    const MultiIndex* multiIndex() const { return m_multiIndex.get(); }
    /// Of table and structures.
    std::size_t bytes() const;

private:
    struct Choice {
        Structure structure;
        const CodeStructure& codes;
    };
    Choice choose(const StructureRequest& request) const;
    std::string reasonFor(Structure structure, const SearchCost& cost) const;

    CodeTable m_table;
    CodeScan m_scan;
    std::unique_ptr<CodeDirectory> m_directory;
    std::unique_ptr<MultiIndex> m_multiIndex;
};

}  // namespace kindred
