#pragma once

#include <cstdint>
#include <vector>

#include "core/base/binary_code.h"
#include "core/search/code_table.h"
#include "core/search/kernels/hamming_kernel.h"

namespace kindred {

/// How many codes of the table lie at each distance 0..bits from the query: bits + 1 numbers that add up to
/// the table's size. Thread-safe on a sealed table; asserts that the lengths agree.
std::vector<std::uint64_t> distanceHistogram(const CodeTable& table, const BinaryCode& query,
                                             const HammingKernel& kernel = hammingKernel());

}  // namespace kindred
