#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/decoding/scaled_picture.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// The preview inside a RAW file; the sensor's own values are never developed.
struct RawPreview {
    ScaledPicture picture;
    int orientation = 1;  ///< what is left to be done to stand it upright, as EXIF numbers it
    cv::Size original;    ///< of the sensor's picture, as it is stored
    std::string taken;    ///< as ExifFacts has it; by the camera's clock
};

/// Nothing where LibRaw finds no RAW file, so that what is shaped like a TIFF may be one. Throws Undecodable
/// for a RAW file without a preview, or with a broken one.
std::optional<RawPreview> decodeRawPreview(std::span<const std::byte> bytes, const DecodeRequest& request,
                                           std::int64_t maxPixels);

}  // namespace kindred
