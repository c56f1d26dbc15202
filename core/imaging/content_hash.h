#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace kindred {

/// Names the contents of a file: XXH3-128 (canonical, big-endian) and the size in bytes.
struct ContentHash {
    std::array<std::byte, 16> hash{};
    std::uint64_t size = 0;

    friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
};

/// Reads the whole file. Throws Error("file-unreadable").
ContentHash hashFile(const std::filesystem::path& file);

}  // namespace kindred
