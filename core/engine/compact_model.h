#pragma once

#include <cstdint>
#include <filesystem>

namespace kindred {

struct CompactReport {
    std::filesystem::path model;
    std::uint64_t bytesBefore = 0;
    std::uint64_t bytes = 0;
};

/// Writes a model with its convolutions rounded to bfloat16, in about half the bytes; the weights of bfloat16
/// training were rounded so in every step. `out` may be `model`. Codes change in a bit here and there, so its
/// figures are to be measured anew. Throws as readModel() and writeModel().
CompactReport compactModel(const std::filesystem::path& model, const std::filesystem::path& out);

}  // namespace kindred
