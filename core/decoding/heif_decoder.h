#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/decoding/picture_format.h"
#include "core/decoding/scaled_picture.h"

namespace kindred {

struct HeifPicture {
    ScaledPicture picture;  ///< but upright: libheif has turned it
    std::string taken;      ///< as ExifFacts has it
};

/// The primary picture of a HEIC or AVIF, transparency laid over white. Throws Undecodable.
HeifPicture decodeHeif(std::span<const std::byte> bytes, PictureFormat format, std::int64_t maxPixels);

/// Has libheif load what it loads once. Thread-safe.
void prepareHeif();

}  // namespace kindred
