#pragma once

#include <string_view>
#include <vector>

#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {

/// The innermost loops of every Hamming search, written for one instruction set. No alignment is asked for,
/// and nothing beyond the rows named is touched.
struct HammingKernel {
    std::string_view name;  ///< "avx512", "avx2", "popcnt", "neon" or "portable"
    bool (*supported)();    ///< can this processor run it?
    /// sums[i] += popcount(words[i] ^ queryWord) for i < rows; called once for each word of a code.
    AddDistances* addDistances;
    /// Writes the rows of the block that differ from `query` (as many words as the block has) in fewer than
    /// `limit` bits to `found`, which has room for all of the block, in ascending order. Returns how many.
    FindNearer* findNearer;
};

/// The kernels that this processor can run, fastest first; the last is "portable". They live as long as the
/// program.
std::vector<const HammingKernel*> usableHammingKernels();

/// The usable kernel of that name, the fastest for an empty one. Throws Error("hamming-kernel-unusable").
const HammingKernel& chooseHammingKernel(std::string_view name);

/// The kernel named by the environment variable KINDRED_HAMMING_KERNEL, else the fastest; chosen at the first
/// call. Throws as chooseHammingKernel().
const HammingKernel& hammingKernel();

}  // namespace kindred
