#include "core/store/row_checksum.h"

#include <xxhash.h>

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
    const auto bits = static_cast<std::uint64_t>(value);
    for (int shift = 0; shift < 64; shift += 8)
        m_fields += static_cast<char>((bits >> shift) & 0xff);
    return *this;
}

std::int64_t RowChecksum::value() const {
    return static_cast<std::int64_t>(XXH3_64bits(m_fields.data(), m_fields.size()));
}

}  // namespace kindred
