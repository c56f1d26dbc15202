#pragma once

#include <cstddef>
#include <span>

#include "core/imaging/picture_types.h"

namespace kindred {

/// Decodes a picture that may be anything, upright and in the size that is asked for.
///
/// JPEG, PNG, TIFF, BMP, WebP, GIF (of an animation or of several pages the first), HEIC, AVIF and the
/// preview in RAW files are read, the last four as far as this build has them (pictureFormats()); all else is
/// DecodeFailure("unsupported-format"). Other failures: "empty", "truncated", "damaged", "too-large" (a side
/// over 65,500 or more pixels than the limit by its header, or too much for the memory at hand). Broken EXIF
/// is passed over. Of the limits only `pixels` is kept here; whoever calls this keeps the others.
///
/// The pixels do not depend on whether a thumbnail is asked for. Throws nothing; libpng may warn on standard
/// error. Bytes made to do harm may crash or never end: only kindred-decoder calls this with strangers'
/// pictures. Thread-safe.
DecodeOutcome decodePicture(std::span<const std::byte> bytes, const DecodeRequest& request,
                            const DecodeLimits& limits = {});

/// Has all libraries do what they do once: afterwards decoding opens no file.
void prepareDecoding();

}  // namespace kindred
