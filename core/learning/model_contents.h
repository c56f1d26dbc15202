#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string_view>
#include <vector>

#include "core/learning/drhn_layout.h"
#include "core/learning/model_types.h"
#include "core/learning/safetensors_header.h"

namespace kindred {

// The steps in which a model is read, apart from where its bytes come from. `file` is the name that errors
// give; what is thrown is told by readModel() in model_file.h.

/// A model's header that was found to be that of the network it declares. No tensor was allocated for it.
struct ModelHeader {
    SafetensorsHeader safetensors;
    ModelDescription description;
    std::vector<TensorLayout> layout;  ///< drhnTensors() of the description
};

/// `json` is the header without its length, `dataBytes` how many bytes follow it.
ModelHeader parseModelHeader(std::string_view json, std::uint64_t dataBytes,
                             const std::filesystem::path& file);

/// The same from a stream of `bytes` bytes, which then stands at the first tensor.
ModelHeader readModelHeader(std::istream& stream, std::uint64_t bytes, const std::filesystem::path& file);

/// The tensors of `layout`, which `header` has all of, from a stream that stands at the first one. What is
/// allocated is at most twice the bytes that the header's ranges cover.
std::vector<ModelTensor> readTensors(std::istream& stream, const SafetensorsHeader& header,
                                     const std::vector<TensorLayout>& layout,
                                     const std::filesystem::path& file);

}  // namespace kindred
