#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/learning/model_types.h"

namespace kindred {

struct TensorLayout {
    std::string name;
    std::vector<std::int64_t> shape;
    bool trained = true;  ///< false for running statistics and input.mean: not counted as parameters

    std::int64_t elements() const;
};

/// A residual group: `blocks` blocks, the first with `stride`.
struct GroupLayout {
    int inChannels;
    int outChannels;
    int stride;
};

/// The six groups of every DRHN (thesis, table 4.1).
const std::vector<GroupLayout>& drhnGroups();

/// How many features of a picture, pooled from the last group's channels, every DRHN's hash layer reads.
std::size_t featureCount();

/// Every tensor that a network of this description has, by PyTorch's names.
/// Throws Error("model-description-invalid") for blocks, bits, classes or sizes out of range.
std::vector<TensorLayout> drhnTensors(const ModelDescription& description);

/// Every tensor of such a network while it is trained: those of drhnTensors(), with what its head adds
/// ("hash.norm.*": ortho's batch normalisation of the hash layer's values) and with its fixed class codes not
/// trained.
std::vector<TensorLayout> trainingTensors(const ModelDescription& description);

/// The number of trained parameters; equals 540608 n - 96304 + 129 h + (h + 1) C with a classifier.
std::int64_t parameterCount(const ModelDescription& description);

}  // namespace kindred
