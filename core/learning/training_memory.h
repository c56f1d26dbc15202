#pragma once

#include <cstddef>
#include <cstdint>

#include "core/learning/recipe_types.h"

namespace kindred {

/// Bytes that a training run takes on a CPU beside its pictures, estimated from the sizes of what the
/// backward pass needs again (the input and the output of every batch normalisation) and of what the
/// optimiser keeps. The shares were fitted to the greatest resident memory of nine runs at 32 x 32 pixels
/// (DRHN-1 to DRHN-15, batches of 32 to 512, both number types, LibTorch 1.13): the estimate is 2 to 20 %
/// above each. `precision` is not Automatic.
std::uint64_t trainingBytes(const TrainingRecipe& recipe, int side, std::size_t classes, Precision precision);

/// The largest batch, a power of two at most the recipe's, that needs no more than `bytes`; 0 if none does.
int largestBatchWithin(std::uint64_t bytes, const TrainingRecipe& recipe, int side, std::size_t classes,
                       Precision precision);

}  // namespace kindred
