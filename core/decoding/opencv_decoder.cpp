#include "core/decoding/opencv_decoder.h"

#include <opencv2/imgcodecs.hpp>
#include <utility>

#include "core/decoding/container_headers.h"
#include "core/decoding/transparency.h"
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

/// In place, since a second copy of a large picture is what takes a decoder's memory.
void swapRedAndBlue(cv::Mat& picture) {
    const int channels = picture.channels();
    for (int y = 0; y < picture.rows; ++y) {
        unsigned char* end = picture.ptr(y) + static_cast<std::ptrdiff_t>(channels) * picture.cols;
        for (unsigned char* pixel = picture.ptr(y); pixel != end; pixel += channels) {
            std::swap(pixel[0], pixel[2]);
        }
    }
}

cv::Mat toRgb(cv::Mat picture, bool premultiplied) {
    const int channels = picture.channels();
    if (channels != 1 && channels != 3 && channels != 4) {
        failUnsupported("pictures with this number of channels");
    }
    if (channels >= 3) {
        swapRedAndBlue(picture);
    }
    if (channels == 4) {
        layOverWhite(picture, premultiplied);
    }
    return picture;
}

}  // namespace

cv::Mat decodeByOpenCv(std::span<const std::byte> bytes, PictureFormat format, std::int64_t maxPixels) {
    TiffFacts tiff;
    if (format == PictureFormat::Png) {
        checkPng(bytes, maxPixels);
    } else if (format == PictureFormat::Bmp) {
        checkBmp(bytes, maxPixels);
    } else if (format == PictureFormat::Tiff) {
        tiff = checkTiff(bytes, maxPixels);
    }
    const cv::Mat file(1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
    const cv::Mat decoded = cv::imdecode(file, cv::IMREAD_UNCHANGED | cv::IMREAD_IGNORE_ORIENTATION);
    if (decoded.empty()) {
        failDamaged("its pixels cannot be decoded");
    }
    return toRgb(toEightBits(decoded), tiff.premultiplied);
}

}  // namespace kindred
