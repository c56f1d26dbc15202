#pragma once

#include <filesystem>
#include <string>

#include "core/learning/model_types.h"

namespace kindred {

/// Model files are safetensors: 8 bytes little-endian header length, a JSON header, raw little-endian
/// tensors. Nothing in one can run. A file is read as hostile: before a tensor is allocated, the header (at
/// most 1 MiB), names, shapes, types and ranges are checked against what the declared network must have; then
/// that every value is finite. Throws Error: "file-unreadable", "model-truncated", "model-header-invalid",
/// "model-description-invalid", "model-tensors-differ", "model-not-finite".
Model readModel(const std::filesystem::path& file);

/// The description alone, with all checks but that of the values.
ModelDescription readModelDescription(const std::filesystem::path& file);

/// Writes the model whole or not at all, in float32 but for convolutions that were rounded (see
/// model_rounding.h), which take half the bytes in bfloat16: nothing is lost. Throws
/// Error("file-not-written"); asserts that the tensors are those of drhnTensors().
void writeModel(const std::filesystem::path& file, const Model& model);

/// SHA-256 of a file as lower-case hexadecimal digits. Throws Error("file-unreadable").
std::string fileSha256(const std::filesystem::path& file);

}  // namespace kindred
