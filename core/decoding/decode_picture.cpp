#include "core/decoding/decode_picture.h"

#include <algorithm>
#include <exception>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>

#include "core/decoding/exif.h"
#include "core/decoding/picture_fit.h"
#include "core/decoding/read_picture.h"
#include "core/decoding/thumbnail_encoder.h"
#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

/// Settings that OpenCV has once for the process: it says nothing, and leaves other cores to other decoders.
void prepareOpenCv() {
    [[maybe_unused]] static const bool prepared = [] {
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        cv::redirectError([](int, const char*, const char*, const char*, int, void*) { return 0; });
        cv::setNumThreads(1);
        return true;
    }();
}

PixelImage toPixelImage(const cv::Mat& picture) {
    PixelImage image{picture.cols, picture.rows, std::vector<std::uint8_t>(picture.total() * 3)};
    cv::Mat rgb(picture.size(), CV_8UC3, image.rgb.data());
    if (picture.channels() == 1) {
        cv::cvtColor(picture, rgb, cv::COLOR_GRAY2RGB);
    } else if (picture.channels() == 4) {
        cv::cvtColor(picture, rgb, cv::COLOR_RGBA2RGB);
    } else {
        picture.copyTo(rgb);
    }
    return image;
}

/// No larger than what was decoded for certain.
int thumbnailSide(const DecodeRequest& request) {
    const bool byLongest = request.fit == DecodeRequest::Fit::Within;
    return std::min(request.thumbnailSide,
                    byLongest ? std::max(request.size, maxThumbnailSide) : maxThumbnailSide);
}

DecodedPicture decode(std::span<const std::byte> bytes, const DecodeRequest& request,
                      const DecodeLimits& limits) {
    if (bytes.empty()) {
        throw Undecodable("empty", "The file is empty.");
    }
    FilePicture file = readPicture(bytes, request, limits.pixels);
    const auto turned = [&](cv::Size size) {
        return liesOnItsSide(file.orientation) ? cv::Size(size.height, size.width) : size;
    };
    const cv::Size whole = turned(file.stored.whole);
    const cv::Size original = turned(file.original);
    const cv::Mat picture = upright(file.stored.pixels, file.orientation);
    file.stored.pixels.release();
    DecodedPicture decoded{toPixelImage(fitted(picture, whole, request)),
                           {formatName(file.format), original.width, original.height, std::move(file.taken)}};
    if (request.thumbnailSide > 0 && std::max(original.width, original.height) > request.thumbnailSide) {
        decoded.thumbnail = encodeThumbnail(picture, whole, thumbnailSide(request));
    }
    return decoded;
}

DecodeFailure failureOf(const char* code, const char* reason) {
    return {code, reason};
}

}  // namespace

DecodeOutcome decodePicture(std::span<const std::byte> bytes, const DecodeRequest& request,
                            const DecodeLimits& limits) {
    constexpr auto noMemory = "There is not enough memory for the picture.";
    constexpr auto noPixels = "The picture is damaged: its pixels cannot be decoded.";
    try {
        prepareOpenCv();
        return decode(bytes, request, limits);
    } catch (const Undecodable& problem) {
        return problem.failure();
    } catch (const cv::Exception& problem) {
        return problem.code == cv::Error::StsNoMem ? failureOf("too-large", noMemory)
                                                   : failureOf("damaged", noPixels);
    } catch (const std::bad_alloc&) {
        return failureOf("too-large", noMemory);
    } catch (const std::exception&) {
        return failureOf("damaged", noPixels);
    }
}

void prepareDecoding() {
    prepareOpenCv();
    cv::getNumberOfCPUs();  // asks the system once, by files
    prepareExif();
    prepareReading();
}

}  // namespace kindred
