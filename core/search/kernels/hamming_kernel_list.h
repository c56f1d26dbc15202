#pragma once

#include <cstddef>
#include <cstdint>

// Included by the files that are compiled for wide instructions. Those use no inline function of any header
// but the intrinsics: the linker keeps one copy of such a function for the whole program, and it might be the
// one that an older processor cannot run.

namespace kindred {

void addDistancesPortable(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                          std::uint16_t* sums);
void addDistancesAvx2(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                      std::uint16_t* sums);
void addDistancesAvx512(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                        std::uint16_t* sums);

}  // namespace kindred
