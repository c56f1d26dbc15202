#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <span>

#include "core/decoding/picture_format.h"

namespace kindred {

/// PNG, TIFF, BMP or still WebP as 8-bit RGB, transparency laid over white, EXIF orientation not applied.
/// `format` is what identifyFormat() found. Throws Undecodable.
cv::Mat decodeByOpenCv(std::span<const std::byte> bytes, PictureFormat format);

/// `rgba` is 8-bit with four channels; `premultiplied` where its colours have been multiplied by alpha
/// already.
cv::Mat layOverWhite(const cv::Mat& rgba, bool premultiplied);

}  // namespace kindred
