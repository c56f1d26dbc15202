#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <span>
#include <string>

namespace kindred {

// Numbers as bytes, little-endian on every machine: a library may travel.

template <std::unsigned_integral Number>
Number asLittleEndian(Number value) {
    if constexpr (std::endian::native == std::endian::little)
        return value;
    Number swapped = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        swapped |= static_cast<Number>(((value >> (8 * i)) & 0xff) << (8 * (sizeof(Number) - 1 - i)));
    return swapped;
}

template <std::unsigned_integral Number>
void appendNumbers(std::string& bytes, std::span<const Number> numbers) {
    std::size_t at = bytes.size();
    bytes.resize(at + numbers.size_bytes());
    for (const Number number : numbers) {
        const Number ordered = asLittleEndian(number);
        std::memcpy(bytes.data() + at, &ordered, sizeof ordered);
        at += sizeof ordered;
    }
}

/// `bytes` are as many as `numbers` take.
template <std::unsigned_integral Number>
void readNumbers(std::span<const std::byte> bytes, std::span<Number> numbers) {
    const std::byte* at = bytes.data();
    for (Number& number : numbers) {
        std::memcpy(&number, at, sizeof number);
        number = asLittleEndian(number);
        at += sizeof number;
    }
}

}  // namespace kindred
