#pragma once

#include <cstddef>
#include <vector>

#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/labelled_codes.h"

namespace kindred {

// What the codes of a database are worth as codes, before anything is looked for. All take at least one code,
// all of one length.

std::size_t countDistinct(std::vector<BinaryCode> codes);

/// The share of pictures whose code is nearer to another class's code than to their own class's. A class's
/// code is the bitwise majority over its pictures, a bit that is set in half of them being 0; of class codes
/// that are equally near, the lowest label's counts (methods.md 0.4).
double contamination(const ClassTables& tables);

struct BitFigures {
    std::vector<BitHealth> bits;
    double correlation = 0;  ///< mean over all pairs of bits that are not dead; 0 where there is none
};

/// Correlation is Pearson's, its sign left out. A dead bit is one that is the same in all codes.
BitFigures bitFigures(const std::vector<BinaryCode>& codes);

}  // namespace kindred
