#include "core/decoding/opencv_decoder.h"

#include <algorithm>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/decoding/container_headers.h"
#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

cv::Mat toEightBits(const cv::Mat& decoded) {
    if (decoded.depth() == CV_8U) {
        return decoded;
    }
    if (decoded.depth() != CV_16U) {
        failUnsupported("pictures whose samples are not whole numbers of 8 or 16 bits");
    }
    cv::Mat bytes;
    decoded.convertTo(bytes, CV_8U, 1.0 / 257);
    return bytes;
}

cv::Mat toRgb(const cv::Mat& decoded, bool premultiplied) {
    cv::Mat rgb;
    switch (decoded.channels()) {
        case 1:
            cv::cvtColor(decoded, rgb, cv::COLOR_GRAY2RGB);
            return rgb;
        case 3:
            cv::cvtColor(decoded, rgb, cv::COLOR_BGR2RGB);
            return rgb;
        case 4:
            cv::cvtColor(decoded, rgb, cv::COLOR_BGRA2RGBA);
            return layOverWhite(rgb, premultiplied);
        default:
            failUnsupported("pictures with this number of channels");
    }
}

}  // namespace

cv::Mat decodeByOpenCv(std::span<const std::byte> bytes, PictureFormat format) {
    TiffFacts tiff;
    if (format == PictureFormat::Png) {
        checkPng(bytes);
    } else if (format == PictureFormat::Bmp) {
        checkBmp(bytes);
    } else if (format == PictureFormat::Tiff) {
        tiff = checkTiff(bytes);
    }
    const cv::Mat file(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
    const cv::Mat decoded = cv::imdecode(file, cv::IMREAD_UNCHANGED | cv::IMREAD_IGNORE_ORIENTATION);
    if (decoded.empty()) {
        failDamaged("its pixels cannot be decoded");
    }
    return toRgb(toEightBits(decoded), tiff.premultiplied);
}

cv::Mat layOverWhite(const cv::Mat& rgba, bool premultiplied) {
    cv::Mat rgb(rgba.size(), CV_8UC3);
    for (int y = 0; y < rgba.rows; ++y) {
        const auto* from = rgba.ptr<cv::Vec4b>(y);
        auto* to = rgb.ptr<cv::Vec3b>(y);
        for (int x = 0; x < rgba.cols; ++x) {
            const int alpha = from[x][3];
            for (int c = 0; c < 3; ++c) {
                const int colour =
                    premultiplied ? std::min<int>(from[x][c], alpha) : (from[x][c] * alpha + 127) / 255;
                to[x][c] = static_cast<unsigned char>(colour + 255 - alpha);
            }
        }
    }
    return rgb;
}

}  // namespace kindred
