#pragma once

#include <cstddef>
#include <span>

namespace kindred {

// What OpenCV does not look at, or only after it has allocated: each of these throws Undecodable "too-large"
// by the header, "truncated" where the file is shorter than its own structure says, and "damaged" where that
// makes no sense.

void checkPng(std::span<const std::byte> bytes);

void checkBmp(std::span<const std::byte> bytes);

struct TiffFacts {
    /// Decoded colours are multiplied by alpha: either they were stored so, or libtiff does it, as for 8
    /// bits.
    bool premultiplied = false;
};

/// Looks at the first page. Also throws "unsupported-format" for RAW files that are shaped like a TIFF: their
/// first page is a thumbnail.
TiffFacts checkTiff(std::span<const std::byte> bytes);

}  // namespace kindred
