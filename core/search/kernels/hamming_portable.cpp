#include <bit>

#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {

void addDistancesPortable(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                          std::uint16_t* sums) {
    for (std::size_t i = 0; i < rows; ++i)
        sums[i] = static_cast<std::uint16_t>(sums[i] + std::popcount(words[i] ^ queryWord));
}

}  // namespace kindred
