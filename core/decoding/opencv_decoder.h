#pragma once

#include <cstddef>
#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <span>

#include "core/decoding/picture_format.h"

namespace kindred {

/// PNG, TIFF, BMP or still WebP, transparency laid over white, as ScaledPicture has pixels. EXIF orientation
/// is not applied but to TIFF, where OpenCV's flag that forbids it does not count. `format` is what
/// identifyFormat() found. Throws Undecodable.
cv::Mat decodeByOpenCv(std::span<const std::byte> bytes, PictureFormat format, std::int64_t maxPixels);

}  // namespace kindred
