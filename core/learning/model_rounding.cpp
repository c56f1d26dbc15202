#include "core/learning/model_rounding.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace kindred {
namespace {

constexpr std::uint32_t droppedBits = 0xFFFF;

bool isConvolution(const ModelTensor& tensor) {
    return tensor.shape.size() == 4;
}

float rounded(float value) {
    std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    bits += 0x7FFFU + ((bits >> 16) & 1U);
    return std::bit_cast<float>(bits & ~droppedBits);
}

}  // namespace

void roundConvolutions(Model& model) {
    for (ModelTensor& tensor : model.tensors)
        if (isConvolution(tensor))
            std::ranges::transform(tensor.values, tensor.values.begin(), rounded);
}

bool isRoundedConvolution(const ModelTensor& tensor) {
    return isConvolution(tensor) && std::ranges::all_of(tensor.values, [](float value) {
               return (std::bit_cast<std::uint32_t>(value) & droppedBits) == 0;
           });
}

}  // namespace kindred
