#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/binary_code.h"
#include "core/search/code_table.h"
#include "core/search/kernels/hamming_kernel.h"

namespace kindred {

/// Calls visit(firstRow, distances) for one block of rows after the other, from the first row to the last. A
/// block's distances stay in the first-level cache. Asserts that the table is sealed and the query has its
/// length.
template <typename Visit>
void forEachDistanceBlock(const CodeTable& table, const BinaryCode& query, const HammingKernel& kernel,
                          Visit visit) {
    assert(table.sealed() && query.bits() == table.bits());
    constexpr std::size_t blockRows = 4096;
    std::array<std::uint16_t, blockRows> sums;
    for (std::size_t first = 0; first < table.size(); first += blockRows) {
        const auto distances = std::span(sums).first(std::min(blockRows, table.size() - first));
        std::ranges::fill(distances, std::uint16_t{0});
        for (int i = 0; i < table.wordCount(); ++i)
            kernel.addDistances(table.words(i).data() + first, query.words()[i], distances.size(),
                                distances.data());
        visit(first, std::span<const std::uint16_t>(distances));
    }
}

}  // namespace kindred
