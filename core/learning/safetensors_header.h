#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// The JSON header of a safetensors file, read strictly; ranges are bytes after the header.
struct SafetensorsHeader {
    enum class Type { Float32, BFloat16 };
    struct Tensor {
        Type type = Type::Float32;
        std::vector<std::int64_t> shape;
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };
    std::map<std::string, std::string> metadata;
    std::map<std::string, Tensor> tensors;
};

constexpr std::size_t elementBytes(SafetensorsHeader::Type type) {
    return type == SafetensorsHeader::Type::Float32 ? 4 : 2;
}

/// Reads a header; checks that every shape fits its range and that the ranges tile the data without gap or
/// overlap, up to `dataBytes`. Throws std::invalid_argument whose text says what is wrong.
SafetensorsHeader parseSafetensorsHeader(std::string_view json, std::uint64_t dataBytes);

/// The inverse, padded with blanks to a multiple of 8 bytes, tensors in the order of their ranges.
std::string writeSafetensorsHeader(const SafetensorsHeader& header);

}  // namespace kindred
