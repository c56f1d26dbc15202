#pragma once

#include <cstddef>
#include <span>

#include "core/imaging/picture_types.h"

namespace kindred {

/// Decodes a picture that may be anything, upright and in the size that is asked for.
///
/// JPEG, PNG, TIFF, BMP and WebP (of an animation or of several pages the first) are read; all else is
/// DecodeFailure("unsupported-format"). Other failures: "empty", "truncated", "damaged", "too-large" (a side
/// over 65,500 or more than 512 megapixels by its header, or too much for the memory at hand). Broken EXIF is
/// passed over. Throws nothing; libpng may warn on standard error. Bytes made to do harm may crash or never
/// end: only kindred-decoder calls this with strangers' pictures. Thread-safe.
DecodeOutcome decodePicture(std::span<const std::byte> bytes, const DecodeRequest& request);

}  // namespace kindred
