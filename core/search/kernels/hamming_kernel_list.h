#pragma once

#include <cstddef>
#include <cstdint>

// Included by the files that are compiled for wide instructions. Those use no inline function of any header
// but the intrinsics: the linker keeps one copy of such a function for the whole program, and it might be the
// one that an older processor cannot run.

namespace kindred {

/// Some rows of a table of codes: word i of row r's code is words[i][r]. Nothing is owned, no alignment is
/// asked for.
struct CodeBlock {
    const std::uint64_t* words[4];
    int wordCount;  ///< 1 to 4
    std::size_t rows;
};

/// A row of a block that is near enough, counted from the block's first.
struct NearRow {
    std::uint32_t row;
    std::uint32_t distance;
};

using AddDistances = void(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                          std::uint16_t* sums);
using FindNearer = std::size_t(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit,
                               NearRow* found);

AddDistances addDistancesPortable, addDistancesPopcnt, addDistancesAvx2, addDistancesAvx512, addDistancesNeon;
FindNearer findNearerPortable, findNearerPopcnt, findNearerAvx2, findNearerAvx512, findNearerNeon;

}  // namespace kindred
