#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/evaluation/evaluation_types.h"

namespace kindred {

/// Pictures of a split in the data set's order, with the class that a classifier takes each for. The classes
/// predicted need not be those of the labels.
struct PredictedClasses {
    std::vector<std::int32_t> predicted;
    std::vector<std::int32_t> labels;  ///< as many
};

/// See ArgmaxBaseline. AP@R as evaluateRetrieval() has it. Neither side is empty.
ArgmaxBaseline argmaxBaseline(const PredictedClasses& database, const PredictedClasses& queries,
                              std::size_t top);

}  // namespace kindred
