#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace kindred {

struct ExifFacts {
    int orientation = 1;  ///< 1 to 8, as EXIF numbers them
    std::string taken;    ///< "2024-05-31T14:02:11", empty where unknown
};

/// Finds what it can; broken or missing EXIF gives the values above. Throws nothing.
ExifFacts readExif(std::span<const std::byte> bytes);

}  // namespace kindred
