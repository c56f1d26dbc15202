#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/decoding/scaled_picture.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// Decodes at 1/8, 1/4, 1/2 or the full scale, whichever is the smallest that still has twice the wanted
/// size and enough for the largest thumbnail, asked for or not. CMYK is turned into RGB without colour
/// profiles. Throws Undecodable; what libjpeg merely warns of is a failure, too.
ScaledPicture decodeJpeg(std::span<const std::byte> bytes, const DecodeRequest& request,
                         std::int64_t maxPixels);

/// By the header alone. Throws Undecodable.
cv::Size jpegSize(std::span<const std::byte> bytes);

}  // namespace kindred
