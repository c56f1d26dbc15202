#include "core/learning/training_memory.h"

#include <bit>
#include <string>
#include <vector>

#include "core/learning/drhn_layout.h"

namespace kindred {
namespace {

constexpr std::uint64_t libraries = 240'000'000;  ///< LibTorch's own, and what it sets up at the first step
constexpr std::uint64_t copiesOfValues = 5;
/// The input and the output of each batch normalisation, and what comes and goes.
constexpr double tensorsPerConvolution = 2.6;

std::uint64_t activationsPerPicture(const TrainingRecipe& recipe, int side) {
    auto pixels = static_cast<std::uint64_t>(side) * static_cast<std::uint64_t>(side);
    std::uint64_t count = 16 * pixels;
    for (const GroupLayout& group : drhnGroups()) {
        pixels /= static_cast<std::uint64_t>(group.stride) * static_cast<std::uint64_t>(group.stride);
        count += 2 * static_cast<std::uint64_t>(recipe.blocks) *
                 static_cast<std::uint64_t>(group.outChannels) * pixels;
    }
    return static_cast<std::uint64_t>(static_cast<double>(count) * tensorsPerConvolution);
}

std::uint64_t valueCount(const TrainingRecipe& recipe, int side, std::size_t classes) {
    ModelDescription description;
    description.blocks = recipe.blocks;
    description.bits = recipe.bits;
    description.inputSize = side;
    description.classes.assign(classes, std::string());
    return static_cast<std::uint64_t>(parameterCount(description));
}

}  // namespace

std::uint64_t trainingBytes(const TrainingRecipe& recipe, int side, std::size_t classes,
                            Precision precision) {
    const std::uint64_t width = precision == Precision::BFloat16 ? 2 : 4;
    const std::uint64_t input = std::uint64_t{3} * 4 * 2 * static_cast<std::uint64_t>(side) * side;
    const std::uint64_t picture = activationsPerPicture(recipe, side) * width + input;
    return libraries + copiesOfValues * 4 * valueCount(recipe, side, classes) +
           static_cast<std::uint64_t>(recipe.batch) * picture;
}

int largestBatchWithin(std::uint64_t bytes, const TrainingRecipe& recipe, int side, std::size_t classes,
                       Precision precision) {
    TrainingRecipe smaller = recipe;
    smaller.batch = static_cast<int>(std::bit_floor(static_cast<unsigned>(recipe.batch)));
    while (smaller.batch >= 2 && trainingBytes(smaller, side, classes, precision) > bytes)
        smaller.batch /= 2;
    return smaller.batch >= 2 ? smaller.batch : 0;
}

}  // namespace kindred
