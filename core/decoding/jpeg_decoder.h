#pragma once

#include <cstddef>
#include <opencv2/core/mat.hpp>
#include <span>

#include "core/imaging/picture_types.h"

namespace kindred {

struct ScaledPicture {
    cv::Mat rgb;     ///< 8 bit, three channels
    cv::Size whole;  ///< of the picture in the file; `rgb` may be smaller
};

/// Decodes at 1/8, 1/4, 1/2 or the full scale, whichever is the smallest that still has twice the wanted
/// size. CMYK is turned into RGB without colour profiles. Throws Undecodable; what libjpeg merely warns of is
/// a failure, too.
ScaledPicture decodeJpeg(std::span<const std::byte> bytes, const DecodeRequest& request);

}  // namespace kindred
