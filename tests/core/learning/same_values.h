#pragma once

#include "core/learning/model_types.h"

namespace kindred {

/// Whether two models have the same numbers, bit for bit.
inline bool sameValues(const Model& a, const Model& b) {
    for (std::size_t i = 0; i < a.tensors.size() && i < b.tensors.size(); ++i)
        if (a.tensors[i].values != b.tensors[i].values)
            return false;
    return a.tensors.size() == b.tensors.size();
}

}  // namespace kindred
