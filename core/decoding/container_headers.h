#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kindred {

// What the libraries do not look at, or only after they have allocated: each of these throws Undecodable
// "too-large" by the header, "truncated" where the file is shorter than its own structure says, and "damaged"
// where that makes no sense.

void checkPng(std::span<const std::byte> bytes, std::int64_t maxPixels);

void checkBmp(std::span<const std::byte> bytes, std::int64_t maxPixels);

/// Up to where the first frame ends, and beyond it whether the file is cut off inside a block.
void checkGif(std::span<const std::byte> bytes, std::int64_t maxPixels);

/// The outermost boxes of a HEIC or AVIF (ISO/IEC 14496-12); what its directory says is left to libheif.
void checkBoxes(std::span<const std::byte> bytes);

struct TiffFacts {
    /// Decoded colours are multiplied by alpha: either they were stored so, or libtiff does it, as for 8
    /// bits.
    bool premultiplied = false;
};

/// Looks at the first page. Also throws "unsupported-format" for RAW files that are shaped like a TIFF, which
/// LibRaw has not known: their first page is a thumbnail.
TiffFacts checkTiff(std::span<const std::byte> bytes, std::int64_t maxPixels);

/// True where a file shaped like a TIFF may be a RAW: it names a camera, or its first page is not all of it.
/// Throws nothing; false for what is broken.
bool mayBeRaw(std::span<const std::byte> bytes);

}  // namespace kindred
