#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "core/decoding/undecodable.h"

namespace kindred {

/// Numbers out of a file's bytes. Whatever lies past the end throws Undecodable "truncated".
class ByteView {
public:
    ByteView(std::span<const std::byte> bytes, std::endian order) : m_bytes(bytes), m_order(order) {}

    std::size_t size() const { return m_bytes.size(); }
    std::uint8_t u8(std::uint64_t at) const { return static_cast<std::uint8_t>(number(at, 1)); }
    std::uint16_t u16(std::uint64_t at) const { return static_cast<std::uint16_t>(number(at, 2)); }
    std::uint32_t u32(std::uint64_t at) const { return number(at, 4); }
    bool has(std::uint64_t at, std::string_view text) const {
        return at <= size() && text.size() <= size() - at &&
               std::string_view(reinterpret_cast<const char*>(m_bytes.data()) + at, text.size()) == text;
    }

private:
    std::uint32_t number(std::uint64_t at, std::size_t count) const {
        if (at > size() || count > size() - at) {
            failTruncated();
        }
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t next = m_order == std::endian::big ? i : count - 1 - i;
            value = value << 8 | std::to_integer<std::uint32_t>(m_bytes[at + next]);
        }
        return value;
    }

    std::span<const std::byte> m_bytes;
    std::endian m_order;
};

}  // namespace kindred
