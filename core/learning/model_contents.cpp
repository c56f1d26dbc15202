#include "core/learning/model_contents.h"

#include <bit>
#include <cmath>
#include <istream>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/learning/model_metadata.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::uint64_t maxHeaderBytes = 1 << 20;

Error broken(const fs::path& file, const std::string& code, const std::string& how) {
    return Error(ErrorCategory::Model, code, {file.string(), how},
                 "\"" + file.string() + "\" cannot be used as a model: " + how +
                     ". Take another model, or get this one again.");
}

std::uint64_t readHeaderLength(std::istream& stream, std::uint64_t bytes, const fs::path& file) {
    std::uint64_t length = 0;
    if (bytes < sizeof length || !stream.read(reinterpret_cast<char*>(&length), sizeof length))
        throw broken(file, "model-truncated", "it is too short");
    if (length > maxHeaderBytes)
        throw broken(file, "model-header-invalid",
                     "it is not a safetensors file, or its header is over 1 MiB");
    if (length > bytes - sizeof length)
        throw broken(file, "model-truncated", "it ends within its header");
    return length;
}

void compareTensors(const ModelHeader& model, const fs::path& file) {
    const auto& tensors = model.safetensors.tensors;
    for (const TensorLayout& wanted : model.layout) {
        const auto found = tensors.find(wanted.name);
        if (found == tensors.end())
            throw broken(file, "model-tensors-differ", "the tensor " + wanted.name + " is missing");
        if (found->second.shape != wanted.shape)
            throw broken(file, "model-tensors-differ", "the tensor " + wanted.name + " has the wrong shape");
    }
    if (tensors.size() != model.layout.size())
        throw broken(file, "model-tensors-differ", "it holds tensors that its network does not have");
}

std::vector<float> readValues(std::istream& stream, SafetensorsHeader::Type type, std::size_t count) {
    std::vector<float> values(count);
    if (type == SafetensorsHeader::Type::Float32) {
        stream.read(reinterpret_cast<char*>(values.data()),
                    static_cast<std::streamsize>(count * sizeof(float)));
    } else {
        std::vector<std::uint16_t> halves(count);
        stream.read(reinterpret_cast<char*>(halves.data()), static_cast<std::streamsize>(count * 2));
        for (std::size_t i = 0; i < count; ++i)
            values[i] = std::bit_cast<float>(static_cast<std::uint32_t>(halves[i]) << 16);
    }
    return values;
}

}  // namespace

ModelHeader parseModelHeader(std::string_view json, std::uint64_t dataBytes, const fs::path& file) {
    ModelHeader model;
    try {
        model.safetensors = parseSafetensorsHeader(json, dataBytes);
        const bool hasMeanImage = model.safetensors.tensors.contains("input.mean");
        model.description = fromMetadata(model.safetensors.metadata, hasMeanImage);
        model.layout = drhnTensors(model.description);
    } catch (const std::invalid_argument& refused) {
        throw broken(file, "model-header-invalid", refused.what());
    } catch (const Error& refused) {
        throw broken(file, refused.code(), refused.arguments().at(0));
    }
    compareTensors(model, file);
    return model;
}

ModelHeader readModelHeader(std::istream& stream, std::uint64_t bytes, const fs::path& file) {
    const std::uint64_t length = readHeaderLength(stream, bytes, file);
    std::string json(length, '\0');
    if (!stream.read(json.data(), static_cast<std::streamsize>(length)))
        throw broken(file, "model-truncated", "it ends within its header");
    return parseModelHeader(json, bytes - sizeof length - length, file);
}

std::vector<ModelTensor> readTensors(std::istream& stream, const SafetensorsHeader& header,
                                     const std::vector<TensorLayout>& layout, const fs::path& file) {
    const std::streamoff dataStart = stream.tellg();
    std::vector<ModelTensor> tensors;
    for (const TensorLayout& wanted : layout) {
        const SafetensorsHeader::Tensor& place = header.tensors.at(wanted.name);
        stream.seekg(dataStart + static_cast<std::streamoff>(place.begin));
        const auto count = static_cast<std::size_t>(wanted.elements());
        ModelTensor tensor{wanted.name, wanted.shape, readValues(stream, place.type, count)};
        if (!stream)
            throw broken(file, "model-truncated", "it ends within the tensor " + wanted.name);
        for (const float value : tensor.values)
            if (!std::isfinite(value))
                throw broken(file, "model-not-finite",
                             "the tensor " + wanted.name + " holds a value that is no number");
        tensors.push_back(std::move(tensor));
    }
    return tensors;
}

}  // namespace kindred
