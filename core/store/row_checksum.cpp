#include "core/store/row_checksum.h"

#include <xxhash.h>

#include <array>

namespace kindred {

RowChecksum& RowChecksum::add(std::string_view bytes) {
    addNumber(static_cast<std::int64_t>(bytes.size()));
    m_fields += bytes;
    return *this;
}

RowChecksum& RowChecksum::add(std::span<const std::byte> bytes) {
    return add(std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

RowChecksum& RowChecksum::addNumber(std::int64_t value) {
    // Little-endian on every machine: a library may travel.
    std::array<char, 8> bytes{};
    for (int i = 0; i < 8; ++i)
        bytes[i] = static_cast<char>((static_cast<std::uint64_t>(value) >> (8 * i)) & 0xff);
    m_fields.append(bytes.data(), bytes.size());
    return *this;
}

std::int64_t RowChecksum::value() const {
    return static_cast<std::int64_t>(XXH3_64bits(m_fields.data(), m_fields.size()));
}

}  // namespace kindred
