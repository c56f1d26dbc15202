// Feeds anything to the readers of model files and checkpoints. An Error is the answer to what is wrong; what
// is accepted must be as good as what Kindred writes itself.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <stdexcept>
#include <string>

#include "core/base/error.h"
#include "core/learning/checkpoint_file.h"
#include "core/learning/model_contents.h"
#include "core/learning/model_metadata.h"

using namespace kindred;

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

/// The header as it would be in front of any number of bytes; these are the input's first eight.
void readHeaderAlone(const std::string& input) {
    std::uint64_t dataBytes = 0;
    if (input.size() < sizeof dataBytes)
        return;
    std::memcpy(&dataBytes, input.data(), sizeof dataBytes);
    const ModelHeader model = parseModelHeader(input.substr(sizeof dataBytes), dataBytes, "input");

    std::uint64_t covered = 0;
    for (const auto& [name, tensor] : model.safetensors.tensors)
        covered += tensor.end - tensor.begin;
    require(covered == dataBytes);
    SafetensorsHeader again = model.safetensors;
    again.metadata = toMetadata(model.description);
    const ModelHeader second = parseModelHeader(writeSafetensorsHeader(again), dataBytes, "again");
    require(toMetadata(second.description) == again.metadata);
}

void readWholeModel(const std::string& input) {
    std::istringstream stream(input);
    const ModelHeader model = readModelHeader(stream, input.size(), "input");
    readTensors(stream, model.safetensors, model.layout, "input");
}

/// The smallest network is too large to be guessed byte by byte; here the file's own header says what it has.
void readTensorsOfAnyShape(const std::string& input) {
    std::uint64_t length = 0;
    if (input.size() < sizeof length)
        return;
    std::memcpy(&length, input.data(), sizeof length);
    if (length > input.size() - sizeof length)
        return;
    const std::uint64_t dataStart = sizeof length + length;
    const SafetensorsHeader header = parseSafetensorsHeader(
        std::string_view(input).substr(sizeof length, length), input.size() - dataStart);
    std::vector<TensorLayout> layout;
    for (const auto& [name, tensor] : header.tensors)
        layout.push_back({name, tensor.shape});
    std::istringstream stream(input);
    stream.seekg(static_cast<std::streamoff>(dataStart));
    for (const ModelTensor& tensor : readTensors(stream, header, layout, "input"))
        require(tensor.values.size() * sizeof(float) <= 2 * input.size());
}

void readWholeCheckpoint(const std::string& input) {
    std::istringstream stream(input);
    const Checkpoint checkpoint = readCheckpoint(stream, input.size(), "input");
    require(checkpoint.parts > 0 && checkpoint.keptEpoch >= 0);
    require(checkpoint.values.size() * sizeof(float) <= input.size());
}

}  // namespace

/// The first byte says which reader is meant.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr void (*readers[])(const std::string&) = {readHeaderAlone, readWholeModel, readTensorsOfAnyShape,
                                                       readWholeCheckpoint};
    if (size == 0 || data[0] >= std::size(readers))
        return -1;
    try {
        readers[data[0]](std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    } catch (const Error&) {
    } catch (const std::invalid_argument&) {
    }
    return 0;
}
