#pragma once

#include <cstddef>
#include <vector>

#include "core/base/binary_code.h"

namespace kindred {

/// A code for each class, far from one another and from their complements' being told apart by one bit alone:
/// no bit is the same for all classes, no two bits are equal or opposite (from three classes on, where there
/// are enough of them for that). Rows of a Hadamard matrix with some of them negated, where the length has
/// one (Sylvester; Paley: 12, 24, 32, 48, 128 and more) and it has rows enough: any two codes then differ in
/// half of the bits or in all; else the best of a seeded search. Equal arguments give equal codes.
std::vector<BinaryCode> classCodes(std::size_t classes, int bits);

/// The least Hamming distance between two of the codes; the length for fewer than two.
int leastDistance(const std::vector<BinaryCode>& codes);

}  // namespace kindred
