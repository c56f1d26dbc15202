#include "core/learning/model_file.h"

#include <bit>
#include <cassert>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <span>
#include <stdexcept>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_metadata.h"
#include "core/learning/safetensors_header.h"

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

struct OpenModel {
    std::ifstream stream;  ///< stands at the first tensor's data
    SafetensorsHeader header;
    ModelDescription description;
    std::vector<TensorLayout> layout;
};

std::uint64_t readHeaderLength(std::ifstream& stream, const fs::path& file, std::uint64_t fileBytes) {
    std::uint64_t length = 0;
    if (fileBytes < sizeof length || !stream.read(reinterpret_cast<char*>(&length), sizeof length))
        throw broken(file, "model-truncated", "it is too short");
    if (length > maxHeaderBytes)
        throw broken(file, "model-header-invalid",
                     "it is not a safetensors file, or its header is over 1 MiB");
    if (length > fileBytes - sizeof length)
        throw broken(file, "model-truncated", "it ends within its header");
    return length;
}

void compareTensors(const OpenModel& model, const fs::path& file) {
    const auto& tensors = model.header.tensors;
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

OpenModel openModel(const fs::path& file) {
    OpenModel model;
    model.stream.open(file, std::ios::binary);
    std::error_code error;
    const std::uint64_t fileBytes = fs::file_size(file, error);
    if (!model.stream || error) {
        const std::string reason = error ? error.message() : systemErrorText(errno);
        throw Error(ErrorCategory::File, "file-unreadable", {file.string(), reason},
                    "The model \"" + file.string() + "\" could not be read (" + reason + ").");
    }
    const std::uint64_t length = readHeaderLength(model.stream, file, fileBytes);
    std::string json(length, '\0');
    if (!model.stream.read(json.data(), static_cast<std::streamsize>(length)))
        throw broken(file, "model-truncated", "it ends within its header");
    const std::uint64_t dataBytes = fileBytes - sizeof length - length;
    try {
        model.header = parseSafetensorsHeader(json, dataBytes);
        model.description = fromMetadata(model.header.metadata, model.header.tensors.contains("input.mean"));
        model.layout = drhnTensors(model.description);
    } catch (const std::invalid_argument& refused) {
        throw broken(file, "model-header-invalid", refused.what());
    } catch (const Error& refused) {
        throw broken(file, refused.code(), refused.arguments().at(0));
    }
    compareTensors(model, file);
    return model;
}

std::vector<float> readValues(std::ifstream& stream, SafetensorsHeader::Type type, std::size_t count) {
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

Model readModel(const fs::path& file) {
    OpenModel open = openModel(file);
    const std::streamoff dataStart = open.stream.tellg();
    Model model{open.description, {}};
    for (const TensorLayout& wanted : open.layout) {
        const SafetensorsHeader::Tensor& place = open.header.tensors.at(wanted.name);
        open.stream.seekg(dataStart + static_cast<std::streamoff>(place.begin));
        const auto count = static_cast<std::size_t>(wanted.elements());
        ModelTensor tensor{wanted.name, wanted.shape, readValues(open.stream, place.type, count)};
        if (!open.stream)
            throw broken(file, "model-truncated", "it ends within the tensor " + wanted.name);
        for (const float value : tensor.values)
            if (!std::isfinite(value))
                throw broken(file, "model-not-finite",
                             "the tensor " + wanted.name + " holds a value that is no number");
        model.tensors.push_back(std::move(tensor));
    }
    return model;
}

ModelDescription readModelDescription(const fs::path& file) {
    return openModel(file).description;
}

void writeModel(const fs::path& file, const Model& model) {
    SafetensorsHeader header;
    header.metadata = toMetadata(model.description);
    std::uint64_t place = 0;
    [[maybe_unused]] const std::vector<TensorLayout> layout = drhnTensors(model.description);
    assert(layout.size() == model.tensors.size());
    for (const ModelTensor& tensor : model.tensors) {
        const std::uint64_t bytes = tensor.values.size() * sizeof(float);
        header.tensors[tensor.name] = {SafetensorsHeader::Type::Float32, tensor.shape, place, place + bytes};
        place += bytes;
    }
    const std::string json = writeSafetensorsHeader(header);
    const std::uint64_t length = json.size();
    AtomicFile out(file);
    out.write(std::as_bytes(std::span(&length, 1)));
    out.write(json);
    for (const ModelTensor& tensor : model.tensors)
        out.write(std::as_bytes(std::span(tensor.values)));
    out.commit();
}

}  // namespace kindred
