#include "app/cli/path_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <optional>

namespace kindred {
namespace {

constexpr std::string_view uriStart = "file://";

/// The length of the well-formed UTF-8 sequence at the start of `text` (Unicode 15, table 3-7), 0 if there is
/// none.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    const bool outside = (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF4 && byte(1) > 0x8F);
    return overlong || outside ? 0 : length;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0) {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

/// The length of the control character (C0, DEL, or C1 in its UTF-8 form) at the start of `text`, 0 if there
/// is none.
std::size_t controlLength(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x20 || first == 0x7F) {
        return 1;
    }
    return first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0 ? 2 : 0;
}

bool hasControlCharacters(std::string_view text) {
    for (; !text.empty(); text.remove_prefix(1)) {
        if (controlLength(text) > 0) {
            return true;
        }
    }
    return false;
}

std::string uriOf(const std::filesystem::path& path) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view plain = "/-._~";
    std::string uri(uriStart);
    const std::filesystem::path absolute = std::filesystem::absolute(path);
    for (const char character : absolute.native()) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x80 && (std::isalnum(byte) || plain.find(character) != std::string_view::npos)) {
            uri += character;
        } else {
            uri += {'%', digits[byte >> 4], digits[byte & 0xF]};
        }
    }
    return uri;
}

/// Two hexadecimal digits as a byte.
std::optional<char> byteFromDigits(std::string_view digits) {
    unsigned value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool whole = digits.size() == 2 && problem == std::errc() && end == digits.data() + 2;
    return whole ? std::optional(static_cast<char>(value)) : std::nullopt;
}

}  // namespace

std::string textOfPath(const std::filesystem::path& path) {
    const std::string& bytes = path.native();
    return isUtf8(bytes) && !bytes.starts_with(uriStart) ? bytes : uriOf(path);
}

std::string lineOfPath(const std::filesystem::path& path) {
    return hasControlCharacters(path.native()) ? uriOf(path) : textOfPath(path);
}

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t control = text.front() == '\n' ? 0 : controlLength(text);
        result += control > 0 ? std::string_view("\uFFFD") : text.substr(0, 1);
        text.remove_prefix(std::max<std::size_t>(1, control));
    }
    return result;
}

std::filesystem::path pathFromText(std::string_view text) {
    if (!text.starts_with(uriStart)) {
        return std::string(text);
    }
    text.remove_prefix(uriStart.size());
    std::string bytes;
    while (!text.empty()) {
        const auto escaped = text.front() == '%' ? byteFromDigits(text.substr(1, 2)) : std::nullopt;
        bytes += escaped.value_or(text.front());
        text.remove_prefix(escaped ? 3 : 1);
    }
    return bytes;
}

}  // namespace kindred
