#include "core/decoding/raw_decoder.h"

#include <libraw/libraw.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "core/decoding/exif.h"
#include "core/decoding/jpeg_decoder.h"
#include "core/decoding/picture_fit.h"
#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

void require(int status) {
    switch (status) {
        case LIBRAW_SUCCESS:
            return;
        case LIBRAW_NO_THUMBNAIL:
        case LIBRAW_UNSUPPORTED_THUMBNAIL:
            failUnsupported("RAW pictures without a preview that it knows");
        case LIBRAW_UNSUFFICIENT_MEMORY:
        case LIBRAW_TOO_BIG:
        case ENOMEM:
            failOutOfMemory();
        case LIBRAW_IO_ERROR:
            failTruncated();
        default:
            failDamaged("its preview cannot be read");
    }
}

/// LibRaw's way of saying it is dcraw's.
int exifOrientation(int flip) {
    switch (flip) {
        case 3:
            return 3;
        case 5:
            return 8;
        case 6:
            return 6;
        default:
            return 1;
    }
}

std::string isoTimeOf(std::time_t time) {
    std::tm parts{};
    std::array<char, 32> text{};
    if (time <= 0 || ::localtime_r(&time, &parts) == nullptr) {
        return {};
    }
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts)};
}

ScaledPicture bitmapOf(const libraw_thumbnail_t& preview) {
    const cv::Size size(preview.twidth, preview.theight);
    const std::size_t channels = preview.tcolors == 1 ? 1 : 3;
    if (size.empty() || preview.tlength < size.area() * channels) {
        failDamaged("its preview is smaller than it says");
    }
    const cv::Mat pixels(size, channels == 1 ? CV_8UC1 : CV_8UC3, preview.thumb);
    return {pixels.clone(), size};
}

/// Some cameras turn the preview and leave the sensor's values as they are.
bool isTurnedAlready(cv::Size preview, cv::Size original, int orientation) {
    return liesOnItsSide(orientation) &&
           (preview.width < preview.height) != (original.width < original.height);
}

}  // namespace

std::optional<RawPreview> decodeRawPreview(std::span<const std::byte> bytes, const DecodeRequest& request,
                                           std::int64_t maxPixels) {
    const auto raw = std::make_unique<LibRaw>();  // some hundred kilobytes
    // LibRaw only reads what it is given.
    const int opened = raw->open_buffer(const_cast<std::byte*>(bytes.data()), bytes.size());
    if (opened == LIBRAW_UNSUFFICIENT_MEMORY || opened == ENOMEM) {
        failOutOfMemory();
    }
    if (opened != LIBRAW_SUCCESS) {
        return std::nullopt;
    }
    require(raw->unpack_thumb());
    const libraw_thumbnail_t& preview = raw->imgdata.thumbnail;
    const libraw_image_sizes_t& sizes = raw->imgdata.sizes;

    RawPreview result{{}, exifOrientation(sizes.flip), cv::Size(sizes.width, sizes.height), {}};
    if (preview.tformat == LIBRAW_THUMBNAIL_JPEG) {
        const auto jpeg = std::as_bytes(std::span(preview.thumb, preview.tlength));
        result.picture = decodeJpeg(jpeg, request, maxPixels);
        if (const int own = readExif(jpeg).orientation; own != 1) {
            result.orientation = own;
        }
    } else if (preview.tformat == LIBRAW_THUMBNAIL_BITMAP) {
        result.picture = bitmapOf(preview);
    } else {
        failUnsupported("RAW pictures with a preview of this kind");
    }
    if (isTurnedAlready(result.picture.whole, result.original, result.orientation)) {
        result.orientation = 1;
        std::swap(result.original.width, result.original.height);
    }
    result.taken = isoTimeOf(raw->imgdata.other.timestamp);
    return result;
}

}  // namespace kindred
