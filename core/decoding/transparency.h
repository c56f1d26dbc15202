#pragma once

#include <opencv2/core/mat.hpp>

namespace kindred {

/// Lays a picture over white, in place: afterwards its fourth channel does not count. `rgba` is 8-bit with
/// four channels, alpha last; `premultiplied` where its colours have been multiplied by alpha already.
void layOverWhite(cv::Mat& rgba, bool premultiplied);

}  // namespace kindred
