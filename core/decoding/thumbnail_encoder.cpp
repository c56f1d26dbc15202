#include "core/decoding/thumbnail_encoder.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <span>

#include "core/decoding/picture_fit.h"

namespace kindred {

std::vector<std::byte> encodeThumbnail(const cv::Mat& picture, cv::Size whole, int side) {
    constexpr int quality = 85;  // with it libjpeg halves the resolution of colour (4:2:0)
    const cv::Mat small = fitted(picture, whole, {DecodeRequest::Fit::Within, side});
    cv::Mat bgr = small;
    if (small.channels() >= 3) {
        cv::cvtColor(small, bgr, small.channels() == 4 ? cv::COLOR_RGBA2BGR : cv::COLOR_RGB2BGR);
    }
    std::vector<unsigned char> jpeg;
    cv::imencode(".jpg", bgr, jpeg, {cv::IMWRITE_JPEG_QUALITY, quality});
    const auto bytes = std::as_bytes(std::span(jpeg));
    return {bytes.begin(), bytes.end()};
}

}  // namespace kindred
