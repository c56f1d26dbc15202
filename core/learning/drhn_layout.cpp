#include "core/learning/drhn_layout.h"

#include <numeric>

#include "core/base/binary_code.h"
#include "core/base/error.h"

namespace kindred {
namespace {

constexpr int stemChannels = 16;
constexpr int maxBlocks = 16;
constexpr int maxInputSize = 1024;
constexpr std::size_t maxClasses = 100'000;

void require(bool condition, const std::string& what) {
    if (!condition)
        throw Error(ErrorCategory::Model, "model-description-invalid", {what},
                    "The network described cannot be built: " + what + ".");
}

void addNorm(std::vector<TensorLayout>& tensors, const std::string& prefix, std::int64_t channels) {
    tensors.push_back({prefix + ".weight", {channels}});
    tensors.push_back({prefix + ".bias", {channels}});
    tensors.push_back({prefix + ".running_mean", {channels}, false});
    tensors.push_back({prefix + ".running_var", {channels}, false});
}

}  // namespace

std::int64_t TensorLayout::elements() const {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

const std::vector<GroupLayout>& drhnGroups() {
    static const std::vector<GroupLayout> groups = {
        {16, 16, 1}, {16, 32, 2}, {32, 64, 2}, {64, 64, 1}, {64, 64, 1}, {64, 128, 2},
    };
    return groups;
}

std::size_t featureCount() {
    return static_cast<std::size_t>(drhnGroups().back().outChannels);
}

std::vector<TensorLayout> drhnTensors(const ModelDescription& description) {
    require(description.blocks >= 1 && description.blocks <= maxBlocks, "blocks must be 1 to 16");
    require(description.bits >= 1 && description.bits <= BinaryCode::maxBits, "bits must be 1 to 256");
    require(description.inputSize >= 8 && description.inputSize <= maxInputSize,
            "the input must be 8 to 1024 pixels");
    require(description.classes.size() <= maxClasses, "there are more than 100000 classes");

    std::vector<TensorLayout> tensors;
    tensors.push_back({"stem.conv.weight", {stemChannels, 3, 3, 3}});
    addNorm(tensors, "stem.norm", stemChannels);
    const auto& groups = drhnGroups();
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (int block = 0; block < description.blocks; ++block) {
            const std::string prefix = "groups." + std::to_string(group) + "." + std::to_string(block);
            const std::int64_t in = block == 0 ? groups[group].inChannels : groups[group].outChannels;
            const std::int64_t out = groups[group].outChannels;
            tensors.push_back({prefix + ".conv1.weight", {out, in, 3, 3}});
            addNorm(tensors, prefix + ".norm1", out);
            tensors.push_back({prefix + ".conv2.weight", {out, out, 3, 3}});
            addNorm(tensors, prefix + ".norm2", out);
        }
    }
    const std::int64_t pooled = groups.back().outChannels;
    const auto classes = static_cast<std::int64_t>(description.classes.size());
    tensors.push_back({"hash.weight", {description.bits, pooled}});
    tensors.push_back({"hash.bias", {description.bits}});
    if (classes > 0) {
        tensors.push_back({"classifier.weight", {classes, description.bits}});
        tensors.push_back({"classifier.bias", {classes}});
    }
    if (description.meanImage)
        tensors.push_back({"input.mean", {3, description.inputSize, description.inputSize}, false});
    return tensors;
}

std::vector<TensorLayout> trainingTensors(const ModelDescription& description) {
    std::vector<TensorLayout> tensors = drhnTensors(description);
    const bool ortho = description.head == Head::Ortho;
    for (TensorLayout& tensor : tensors) {
        const bool fixed = tensor.name.starts_with("classifier.") && description.head != Head::Sigmoid;
        tensor.trained = tensor.trained && !fixed && !(ortho && tensor.name == "hash.bias");
    }
    if (ortho)
        addNorm(tensors, "hash.norm", description.bits);
    return tensors;
}

std::int64_t parameterCount(const ModelDescription& description) {
    std::int64_t count = 0;
    for (const TensorLayout& tensor : drhnTensors(description))
        count += tensor.trained ? tensor.elements() : 0;
    return count;
}

}  // namespace kindred
