#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <vector>

namespace kindred {

/// A JPEG of an upright picture (as ScaledPicture has pixels), longest side at most `side`,
/// never enlarged beyond the whole. `whole` is the picture's size before any scaled decoding. Throws
/// cv::Exception or std::bad_alloc where memory is missing.
std::vector<std::byte> encodeThumbnail(const cv::Mat& picture, cv::Size whole, int side);

}  // namespace kindred
