#include "core/learning/model_file.h"

#include <bit>
#include <cassert>
#include <cerrno>
#include <fstream>
#include <span>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/model_contents.h"
#include "core/learning/model_metadata.h"
#include "core/learning/model_rounding.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

std::ifstream openFile(const fs::path& file, std::uint64_t& bytes) {
    std::ifstream stream(file, std::ios::binary);
    const int problem = errno;
    std::error_code error;
    bytes = fs::file_size(file, error);
    if (!stream || error) {
        const std::string reason = error ? error.message() : systemErrorText(problem);
        throw Error(ErrorCategory::File, "file-unreadable", {file.string(), reason},
                    "The model \"" + file.string() + "\" could not be read (" + reason + ").");
    }
    return stream;
}

void writeValues(const ModelTensor& tensor, AtomicFile& out) {
    if (!isRoundedConvolution(tensor)) {
        out.write(std::as_bytes(std::span(tensor.values)));
        return;
    }
    std::vector<std::uint16_t> halves;
    halves.reserve(tensor.values.size());
    for (const float value : tensor.values)
        halves.push_back(static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16));
    out.write(std::as_bytes(std::span(halves)));
}

}  // namespace

Model readModel(const fs::path& file) {
    std::uint64_t bytes = 0;
    std::ifstream stream = openFile(file, bytes);
    ModelHeader header = readModelHeader(stream, bytes, file);
    return {std::move(header.description), readTensors(stream, header.safetensors, header.layout, file)};
}

ModelDescription readModelDescription(const fs::path& file) {
    std::uint64_t bytes = 0;
    std::ifstream stream = openFile(file, bytes);
    return readModelHeader(stream, bytes, file).description;
}

void writeModel(const fs::path& file, const Model& model) {
    SafetensorsHeader header;
    header.metadata = toMetadata(model.description);
    std::uint64_t place = 0;
    [[maybe_unused]] const std::vector<TensorLayout> layout = drhnTensors(model.description);
    assert(layout.size() == model.tensors.size());
    for (const ModelTensor& tensor : model.tensors) {
        const bool halved = isRoundedConvolution(tensor);
        const std::uint64_t bytes = tensor.values.size() * (halved ? sizeof(std::uint16_t) : sizeof(float));
        header.tensors[tensor.name] = {
            halved ? SafetensorsHeader::Type::BFloat16 : SafetensorsHeader::Type::Float32, tensor.shape,
            place, place + bytes};
        place += bytes;
    }
    const std::string json = writeSafetensorsHeader(header);
    const std::uint64_t length = json.size();
    AtomicFile out(file);
    out.write(std::as_bytes(std::span(&length, 1)));
    out.write(json);
    for (const ModelTensor& tensor : model.tensors)
        writeValues(tensor, out);
    out.commit();
}

}  // namespace kindred
