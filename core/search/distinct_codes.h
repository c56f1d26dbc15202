#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/search/code_table.h"

namespace kindred {

/// Which rows of a table have the same code.
struct DistinctCodes {
    std::vector<std::uint32_t> firstRows;  ///< of each distinct code, ascending
    std::vector<std::uint32_t> codeOfRow;  ///< for each row, the place of its code in `firstRows`
};

/// By a hash table over the codes' words. Nothing where more than `most` codes are distinct; that is found
/// out after reading little more than that many rows.
std::optional<DistinctCodes> distinctCodes(const CodeTable& table, std::size_t most);

}  // namespace kindred
