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

/// The same for an EXIF block alone, as other containers hold it; "Exif\0\0" may stand before it.
ExifFacts readExifBlock(std::span<const std::byte> block);

/// "2024-05-31T14:02:11" from "2024:05:31 14:02:11"; empty for what is no time: cameras whose clock was never
/// set write zeros or blanks.
std::string isoTime(const std::string& exifTime);

/// Has Exiv2 set up what it sets up once. Thread-safe.
void prepareExif();

}  // namespace kindred
