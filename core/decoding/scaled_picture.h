#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>

namespace kindred {

/// A picture as its file holds it: not turned upright, perhaps decoded at a reduced scale.
struct ScaledPicture {
    cv::Mat pixels;  ///< 8 bit: one channel of grey, three of RGB, or RGB and a fourth that does not count
    cv::Size whole;  ///< of the picture in the file; `pixels` may be smaller
    std::shared_ptr<const void> owner{};  ///< of the pixels, where the Mat is not itself
};

}  // namespace kindred
