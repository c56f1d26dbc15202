#pragma once

#include <opencv2/core/mat.hpp>

#include "core/imaging/picture_types.h"

namespace kindred {

/// Turns a picture upright. `orientation` is 1 to 8, as EXIF numbers them.
cv::Mat upright(const cv::Mat& picture, int orientation);

/// True for orientations in which width and height change places.
constexpr bool liesOnItsSide(int orientation) {
    return orientation >= 5;
}

/// Brings an upright picture to the size that is asked for. `whole` is its size before any scaled decoding,
/// from which its proportions are taken.
cv::Mat fitted(const cv::Mat& picture, cv::Size whole, const DecodeRequest& request);

}  // namespace kindred
