#include "tests/app/tiny_model.h"

#include <cmath>
#include <random>

#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

/// Convolution and linear weights so scaled that values neither fade nor grow; the rest as in a fresh
/// network.
ModelTensor drawTensor(const TensorLayout& layout, std::mt19937& random) {
    const auto count = static_cast<std::size_t>(layout.elements());
    ModelTensor tensor{layout.name, layout.shape, {}};
    if (layout.shape.size() == 1) {
        const bool one =
            layout.name.ends_with("running_var") || layout.name.find("norm") != std::string::npos;
        const bool zero = layout.name.ends_with("bias") || layout.name.ends_with("running_mean");
        tensor.values.assign(count, one && !zero ? 1.0f : 0.0f);
        return tensor;
    }
    const double inputs = static_cast<double>(count) / static_cast<double>(layout.shape.front());
    std::normal_distribution<float> draw(0.0f, static_cast<float>(std::sqrt(2.0 / inputs)));
    tensor.values.resize(count);
    for (float& value : tensor.values) {
        value = draw(random);
    }
    return tensor;
}

}  // namespace

void writeTinyModel(const std::filesystem::path& file, int bits, unsigned seed,
                    const std::vector<std::string>& classes) {
    Model model;
    model.description.bits = bits;
    model.description.classes = classes;
    model.description.mean = {0.5, 0.5, 0.5};
    model.description.std = {0.25, 0.25, 0.25};
    std::mt19937 random(seed);
    for (const TensorLayout& layout : drhnTensors(model.description)) {
        model.tensors.push_back(drawTensor(layout, random));
    }
    writeModel(file, model);
}

}  // namespace kindred
