#include "core/decoding/picture_fit.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace kindred {

namespace {

/// Shrinks by area averaging and enlarges bilinearly, each axis as it needs.
cv::Mat resized(const cv::Mat& picture, cv::Size size) {
    cv::Mat result = picture;
    const cv::Size smaller(std::min(size.width, picture.cols), std::min(size.height, picture.rows));
    if (smaller != result.size()) {
        cv::Mat shrunk;
        cv::resize(result, shrunk, smaller, 0, 0, cv::INTER_AREA);
        result = shrunk;
    }
    if (size != result.size()) {
        cv::Mat enlarged;
        cv::resize(result, enlarged, size, 0, 0, cv::INTER_LINEAR);
        result = enlarged;
    }
    return result;
}

cv::Mat middleSquare(const cv::Mat& picture) {
    const int side = std::min(picture.cols, picture.rows);
    return picture(cv::Rect((picture.cols - side) / 2, (picture.rows - side) / 2, side, side));
}

cv::Mat within(const cv::Mat& picture, cv::Size whole, int size) {
    const double scale = std::min(1.0, static_cast<double>(size) / std::max(whole.width, whole.height));
    const auto side = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    return resized(picture, {side(whole.width), side(whole.height)});
}

}  // namespace

cv::Mat upright(const cv::Mat& picture, int orientation) {
    constexpr int aboutBothAxes = -1;
    constexpr int topDown = 0;
    constexpr int leftRight = 1;
    cv::Mat turned = picture;
    if (liesOnItsSide(orientation)) {
        cv::transpose(picture, turned);
    }
    // Rows and columns in the file are, by orientation, the visual: 2 top and right, 3 bottom and right, 4
    // bottom and left, 5 left and top, 6 right and top, 7 right and bottom, 8 left and bottom
    // (EXIF 2.32, 4.6.4 A).
    switch (orientation) {
        case 2:
        case 6:
            cv::flip(turned, turned, leftRight);
            break;
        case 3:
        case 7:
            cv::flip(turned, turned, aboutBothAxes);
            break;
        case 4:
        case 8:
            cv::flip(turned, turned, topDown);
            break;
        default:
            break;
    }
    return turned;
}

cv::Mat fitted(const cv::Mat& picture, cv::Size whole, const DecodeRequest& request) {
    switch (request.fit) {
        case DecodeRequest::Fit::Original:
            return picture;
        case DecodeRequest::Fit::Within:
            return within(picture, whole, request.size);
        case DecodeRequest::Fit::Squash:
            return resized(picture, {request.size, request.size});
        case DecodeRequest::Fit::CentreCrop:
            return resized(middleSquare(picture), {request.size, request.size});
    }
    return picture;
}

}  // namespace kindred
