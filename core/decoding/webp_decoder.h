#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <span>

namespace kindred {

/// A WebP, of an animation the first frame, as 8-bit RGB, transparency laid over white. Throws Undecodable.
cv::Mat decodeWebP(std::span<const std::byte> bytes);

}  // namespace kindred
