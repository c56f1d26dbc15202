#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace kindred {

/// Names the contents of a file: XXH3-128 (canonical, big-endian) and the size in bytes.
struct ContentHash {
    std::array<std::byte, 16> hash{};
    std::uint64_t size = 0;

    friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
};

ContentHash hashBytes(std::span<const std::byte> bytes);
/// Reads the whole of an open file; `file` is its name, for the error. Throws Error("file-unreadable").
ContentHash hashOpenFile(int descriptor, const std::filesystem::path& file);

[[noreturn]] void throwFileUnreadable(const std::filesystem::path& file, const std::string& problem);

}  // namespace kindred
