#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace kindred {

/// XXH3-64 over the fields of a row, each with its length, so that a byte that changed on the disk is seen on
/// loading (SQLite itself does not look inside values).
class RowChecksum {
public:
    RowChecksum() { m_fields.reserve(256); }

    template <class Number>
        requires std::is_integral_v<Number> || std::is_enum_v<Number>
    RowChecksum& add(Number value) {
        return addNumber(static_cast<std::int64_t>(value));
    }
    RowChecksum& add(std::string_view bytes);
    RowChecksum& add(std::span<const std::byte> bytes);
    /// No value differs from every value.
    template <class Value>
    RowChecksum& add(const std::optional<Value>& value) {
        add(value.has_value());
        return value ? add(*value) : *this;
    }

    /// As SQLite stores it: the unsigned sum in a signed integer.
    std::int64_t value() const;

private:
    RowChecksum& addNumber(std::int64_t value);

    std::string m_fields;
};

}  // namespace kindred
