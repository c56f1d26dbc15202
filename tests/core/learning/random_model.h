#pragma once

#include <cstdint>
#include <random>

#include "core/learning/drhn_layout.h"
#include "core/learning/model_types.h"

namespace kindred {

/// A model of this description with small random values, those that batch normalisation multiplies and
/// divides by around one: what the network says depends on the picture.
inline Model randomModel(const ModelDescription& description, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::normal_distribution<float> normal(0, 0.1F);
    Model model{description, {}};
    for (const TensorLayout& layout : drhnTensors(description)) {
        ModelTensor tensor{layout.name, layout.shape, std::vector<float>(layout.elements())};
        const bool aroundOne =
            layout.name.ends_with("running_var") ||
            (layout.name.find("norm") != std::string::npos && layout.name.ends_with(".weight"));
        for (float& value : tensor.values)
            value = (aroundOne ? 1.0F : 0.0F) + normal(random);
        model.tensors.push_back(std::move(tensor));
    }
    return model;
}

}  // namespace kindred
