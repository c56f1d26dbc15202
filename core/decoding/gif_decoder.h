#pragma once

#include <cstddef>
#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <span>

namespace kindred {

/// A GIF's first frame on its canvas, which is white where nothing is painted. 8-bit RGB. Throws Undecodable.
cv::Mat decodeGif(std::span<const std::byte> bytes, std::int64_t maxPixels);

}  // namespace kindred
