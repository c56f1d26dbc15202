#include "core/decoding/decode_picture.h"

#include <exception>
#include <new>
#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <utility>

#include "core/decoding/exif.h"
#include "core/decoding/jpeg_decoder.h"
#include "core/decoding/opencv_decoder.h"
#include "core/decoding/picture_fit.h"
#include "core/decoding/picture_format.h"
#include "core/decoding/undecodable.h"
#include "core/decoding/webp_decoder.h"

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

ScaledPicture decodeAs(PictureFormat format, std::span<const std::byte> bytes, const DecodeRequest& request) {
    if (format == PictureFormat::Jpeg) {
        return decodeJpeg(bytes, request);
    }
    const cv::Mat rgb = format == PictureFormat::WebP ? decodeWebP(bytes) : decodeByOpenCv(bytes, format);
    return {rgb, rgb.size()};
}

PixelImage toPixelImage(const cv::Mat& rgb) {
    const cv::Mat packed = rgb.isContinuous() ? rgb : rgb.clone();
    return {packed.cols, packed.rows, std::vector<std::uint8_t>(packed.datastart, packed.dataend)};
}

DecodedPicture decode(std::span<const std::byte> bytes, const DecodeRequest& request) {
    if (bytes.empty()) {
        throw Undecodable("empty", "The file is empty.");
    }
    const PictureFormat format = identifyFormat(bytes);
    const ScaledPicture stored = decodeAs(format, bytes, request);
    ExifFacts exif = readExif(bytes);
    if (format == PictureFormat::Tiff) {
        exif.orientation = 1;  // OpenCV has turned it already: there the flag that forbids it does not count
    }
    const cv::Size whole =
        liesOnItsSide(exif.orientation) ? cv::Size(stored.whole.height, stored.whole.width) : stored.whole;
    const cv::Mat picture = fitted(upright(stored.rgb, exif.orientation), whole, request);
    return {toPixelImage(picture), {formatName(format), whole.width, whole.height, std::move(exif.taken)}};
}

DecodeFailure outOfMemory() {
    return {"too-large", "There is not enough memory for the picture."};
}

DecodeFailure undecodable() {
    return {"damaged", "The picture is damaged: its pixels cannot be decoded."};
}

}  // namespace

DecodeOutcome decodePicture(std::span<const std::byte> bytes, const DecodeRequest& request) {
    try {
        prepareOpenCv();
        return decode(bytes, request);
    } catch (const Undecodable& problem) {
        return problem.failure();
    } catch (const cv::Exception& problem) {
        return problem.code == cv::Error::StsNoMem ? outOfMemory() : undecodable();
    } catch (const std::bad_alloc&) {
        return outOfMemory();
    } catch (const std::exception&) {
        return undecodable();
    }
}

}  // namespace kindred
