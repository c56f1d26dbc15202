#pragma once

#include "core/search/code_structure.h"
#include "core/search/code_table.h"

namespace kindred {

/// Compares queries with every code. Needs no memory of its own, and is the fastest for small tables, long
/// codes, and large radii. Several queries share each read of the table.
class CodeScan : public CodeStructure {
public:
    explicit CodeScan(const CodeTable& table) : m_table(table) {}

    SearchCost search(std::span<const BinaryCode> queries, const StructureRequest& request,
                      std::span<std::vector<RankedRow>> answers) const override;
    std::size_t bytes() const override { return 0; }

private:
    const CodeTable& m_table;
};

}  // namespace kindred
