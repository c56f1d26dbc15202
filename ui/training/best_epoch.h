#pragma once

#include <algorithm>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// The epoch that a trainer keeps: the first with the lowest loss on what is held out. Null where nothing is.
inline const EpochFigures* bestEpoch(const std::vector<EpochFigures>& epochs) {
    const EpochFigures* best = nullptr;
    for (const EpochFigures& figures : epochs)
        if (figures.validationLoss && (!best || *figures.validationLoss < *best->validationLoss))
            best = &figures;
    return best;
}

}  // namespace kindred
