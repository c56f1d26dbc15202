// model_file_seeds FOLDER: what model_file_fuzzer starts from, made by Kindred's own writers.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/learning/checkpoint_file.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_metadata.h"
#include "core/learning/named_recipes.h"
#include "core/learning/safetensors_header.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

enum class Reader : char { HeaderAlone, WholeModel, TensorsOfAnyShape, WholeCheckpoint };

std::string bytesOf(std::uint64_t number) {
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

void write(const fs::path& file, Reader reader, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << static_cast<char>(reader) << bytes;
}

SafetensorsHeader headerOf(const std::vector<TensorLayout>& layout, SafetensorsHeader::Type type) {
    SafetensorsHeader header;
    std::uint64_t place = 0;
    for (const TensorLayout& tensor : layout) {
        const std::uint64_t end = place + static_cast<std::uint64_t>(tensor.elements()) * elementBytes(type);
        header.tensors[tensor.name] = {type, tensor.shape, place, end};
        place = end;
    }
    return header;
}

std::uint64_t dataBytesOf(const SafetensorsHeader& header) {
    std::uint64_t bytes = 0;
    for (const auto& [name, tensor] : header.tensors)
        bytes += tensor.end - tensor.begin;
    return bytes;
}

ModelDescription describe(Head head, bool meanImage) {
    ModelDescription description;
    description.bits = 12;
    description.head = head;
    description.meanImage = meanImage;
    description.classes = {"cat", "dog"};
    description.logitScale = 8;
    description.calibration = {{0, 100, 0.9, 0.8, 0.95}, {3, 7, 0.5, 0.2, 0.8}};
    description.notes = {{"seed", "7"}};
    return description;
}

void writeModelSeeds(const fs::path& folder, const std::string& name, const ModelDescription& description) {
    SafetensorsHeader header = headerOf(drhnTensors(description), SafetensorsHeader::Type::BFloat16);
    header.metadata = toMetadata(description);
    const std::string json = writeSafetensorsHeader(header);
    write(folder / (name + "-header"), Reader::HeaderAlone, bytesOf(dataBytesOf(header)) + json);
    write(folder / (name + "-truncated"), Reader::WholeModel, bytesOf(json.size()) + json);
}

void writeTensorSeed(const fs::path& file, SafetensorsHeader::Type type) {
    const SafetensorsHeader header = headerOf({{"a", {2, 3}}, {"b", {1}}, {"c", {2, 1, 2}}}, type);
    const std::string json = writeSafetensorsHeader(header);
    write(file, Reader::TensorsOfAnyShape,
          bytesOf(json.size()) + json + std::string(dataBytesOf(header), '\0'));
}

void writeCheckpointSeed(const fs::path& folder, const NamedRecipe& named) {
    Checkpoint checkpoint;
    checkpoint.recipe = named.recipe;
    checkpoint.dataSet = "colours";
    checkpoint.randomNow = "1 2 3";
    checkpoint.epochs = {{1, 0.1, 2.5, 0.25, 2.25, 0.5, 1000, 3.5}};
    checkpoint.keptEpoch = 1;
    checkpoint.bestLoss = 2.25;
    checkpoint.values = {1, 2, 3};
    checkpoint.velocity = {0.5F};
    checkpoint.kept = {1, 2, 3};
    const fs::path file = folder / "checkpoint";
    writeCheckpoint(file, checkpoint);
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    write(folder / ("checkpoint-" + named.name), Reader::WholeCheckpoint, bytes);
    fs::remove(file);
}

}  // namespace

int main(int argumentCount, char** arguments) {
    if (argumentCount != 2)
        return 2;
    const fs::path folder = arguments[1];
    fs::create_directories(folder);
    writeModelSeeds(folder, "sigmoid", describe(Head::Sigmoid, false));
    writeModelSeeds(folder, "ortho", describe(Head::Ortho, false));
    writeModelSeeds(folder, "mean-image", describe(Head::Csq, true));
    writeTensorSeed(folder / "float32", SafetensorsHeader::Type::Float32);
    writeTensorSeed(folder / "bfloat16", SafetensorsHeader::Type::BFloat16);
    for (const NamedRecipe& named : namedRecipes())
        writeCheckpointSeed(folder, named);
    return 0;
}
