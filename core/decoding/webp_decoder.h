#pragma once

#include <cstddef>
#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <span>

namespace kindred {

/// A WebP, of an animation the first frame, transparency laid over white, as ScaledPicture has pixels. Throws
/// Undecodable.
cv::Mat decodeWebP(std::span<const std::byte> bytes, std::int64_t maxPixels);

}  // namespace kindred
