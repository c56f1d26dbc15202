#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kindred {

/// The innermost loop of every Hamming scan, written for one instruction set.
struct HammingKernel {
    std::string_view name;  ///< "avx512", "avx2" or "portable"
    bool (*supported)();    ///< can this processor run it?
    /// sums[i] += popcount(words[i] ^ queryWord) for i < rows; called once for each word of a code. No
    /// alignment is asked for, and nothing beyond `rows` is touched.
    void (*addDistances)(const std::uint64_t* words, std::uint64_t queryWord, std::size_t rows,
                         std::uint16_t* sums);
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
