#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// How a picture of any size becomes the network's input.
enum class ResizeMode { Squash, CentreCrop };

/// What a distance means for a model: of all pairs of pictures so far apart that were not trained on, the
/// share that showed the same class, with a 95 % interval (E. B. Wilson 1927).
struct DistanceMeaning {
    int distance = 0;
    std::uint64_t pairs = 0;
    double same = 0;
    double low = 0;
    double high = 0;

    friend bool operator==(const DistanceMeaning&, const DistanceMeaning&) = default;
};

/// What a model file says of itself: all that is needed to build the network and to feed it.
struct ModelDescription {
    int blocks = 1;
    int bits = 48;
    std::vector<std::string> classes;  ///< may be empty: a network without a classifier
    Head head = Head::Sigmoid;
    double logitScale = 1;  ///< ortho: what the cosines are multiplied by
    BlockOrder blockOrder = BlockOrder::Recipe;
    ShortcutPadding shortcutPadding = ShortcutPadding::Split;
    int inputSize = 32;  ///< side of the square input, pixels
    ResizeMode resize = ResizeMode::Squash;
    /// What the hash layer and the classifier read of a picture is the mean of what the network says of it
    /// and of its mirror image: better, at twice the time. Not in training.
    bool averagesMirror = false;
    bool meanImage = false;        ///< the tensor input.mean [3, H, W] serves in place of `mean`
    std::array<double, 3> mean{};  ///< RGB, of values in 0..1
    std::array<double, 3> std{1, 1, 1};
    double normEpsilon = 1e-4;                 ///< of the batch normalisation
    std::vector<DistanceMeaning> calibration;  ///< by rising distance; may be empty, or lack distances
    std::map<std::string, std::string> notes;  ///< free entries: recipe, data set, seed, measured figures
};

/// A float32 tensor of a model; `values` in row-major order.
struct ModelTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// A model in memory: description and tensors, these in the order and with the shapes of drhnTensors().
struct Model {
    ModelDescription description;
    std::vector<ModelTensor> tensors;
};

}  // namespace kindred
