#include "core/decoding/read_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/decoding/container_headers.h"
#include "core/decoding/exif.h"
#include "core/decoding/gif_decoder.h"
#include "core/decoding/heif_decoder.h"
#include "core/decoding/jpeg_decoder.h"
#include "core/decoding/multi_picture.h"
#include "core/decoding/opencv_decoder.h"
#include "core/decoding/raw_decoder.h"
#include "core/decoding/undecodable.h"
#include "core/decoding/webp_decoder.h"

namespace kindred {

namespace {

/// Of an ordinary file: whole, and with EXIF of its own.
FilePicture described(PictureFormat format, const cv::Mat& pixels, std::span<const std::byte> bytes) {
    ExifFacts exif = readExif(bytes);
    return {format, {pixels, pixels.size()}, pixels.size(), exif.orientation, std::move(exif.taken)};
}

/// Twice what is wanted, the thumbnail included, less than half of the whole, and of the same proportions
/// within one per cent: a preview of another shape is cut or has bars.
bool servesInstead(cv::Size preview, cv::Size whole, const DecodeRequest& request) {
    constexpr double tolerance = 0.01;
    const bool byLongest = request.fit == DecodeRequest::Fit::Within;
    const int longest = std::max(preview.width, preview.height);
    const int deciding = byLongest ? longest : std::min(preview.width, preview.height);
    const double distortion = static_cast<double>(preview.width) * whole.height /
                              (static_cast<double>(preview.height) * whole.width);
    return request.fit != DecodeRequest::Fit::Original && deciding >= 2 * request.size &&
           longest >= 2 * maxThumbnailSide && 2 * longest <= std::max(whole.width, whole.height) &&
           std::abs(distortion - 1) <= tolerance;
}

/// The smallest preview that will do instead of the whole picture.
std::optional<ScaledPicture> readPreview(std::span<const std::byte> bytes, int orientation,
                                         const DecodeRequest& request, std::int64_t maxPixels) {
    const auto previews = appendedPreviews(bytes);
    if (previews.empty()) {
        return std::nullopt;
    }
    const cv::Size whole = jpegSize(bytes);
    requireDecodableSize(whole.width, whole.height, maxPixels);
    std::optional<ScaledPicture> best;
    int leastWidth = whole.width;
    for (const auto preview : previews) {
        try {
            const cv::Size size = jpegSize(preview);
            const int own = readExif(preview).orientation;
            if (size.width < leastWidth && servesInstead(size, whole, request) &&
                (own == 1 || own == orientation)) {
                best = ScaledPicture{decodeJpeg(preview, request, maxPixels).pixels, whole};
                leastWidth = size.width;
            }
        } catch (const Undecodable&) {
            // The picture itself is still there.
        }
    }
    return best;
}

FilePicture readJpeg(std::span<const std::byte> bytes, const DecodeRequest& request, std::int64_t maxPixels) {
    ExifFacts exif = readExif(bytes);
    auto preview = readPreview(bytes, exif.orientation, request, maxPixels);
    ScaledPicture stored = preview ? std::move(*preview) : decodeJpeg(bytes, request, maxPixels);
    const cv::Size whole = stored.whole;
    return {PictureFormat::Jpeg, std::move(stored), whole, exif.orientation, std::move(exif.taken)};
}

FilePicture readGif([[maybe_unused]] std::span<const std::byte> bytes,
                    [[maybe_unused]] std::int64_t maxPixels) {
#if KINDRED_HAS_GIF
    const cv::Mat pixels = decodeGif(bytes, maxPixels);
    return {PictureFormat::Gif, {pixels, pixels.size()}, pixels.size(), 1, {}};
#else
    failUnsupported("GIF pictures in this build");
#endif
}

FilePicture readHeif([[maybe_unused]] PictureFormat format, [[maybe_unused]] std::span<const std::byte> bytes,
                     [[maybe_unused]] std::int64_t maxPixels) {
#if KINDRED_HAS_HEIF
    HeifPicture picture = decodeHeif(bytes, format, maxPixels);
    const cv::Size size = picture.picture.whole;
    return {format, std::move(picture.picture), size, 1, std::move(picture.taken)};
#else
    failUnsupported("HEIC and AVIF pictures in this build");
#endif
}

std::optional<FilePicture> readRaw([[maybe_unused]] std::span<const std::byte> bytes,
                                   [[maybe_unused]] const DecodeRequest& request,
                                   [[maybe_unused]] std::int64_t maxPixels) {
#if KINDRED_HAS_RAW
    auto preview = decodeRawPreview(bytes, request, maxPixels);
    if (!preview) {
        return std::nullopt;
    }
    std::string taken = readExif(bytes).taken;
    return FilePicture{PictureFormat::Raw, std::move(preview->picture), preview->original,
                       preview->orientation, taken.empty() ? std::move(preview->taken) : std::move(taken)};
#else
    return std::nullopt;
#endif
}

FilePicture readTiff(std::span<const std::byte> bytes, const DecodeRequest& request, std::int64_t maxPixels) {
    if (mayBeRaw(bytes)) {
        if (auto raw = readRaw(bytes, request, maxPixels)) {
            return std::move(*raw);
        }
    }
    FilePicture picture =
        described(PictureFormat::Tiff, decodeByOpenCv(bytes, PictureFormat::Tiff, maxPixels), bytes);
    picture.orientation = 1;  // OpenCV has turned it already
    return picture;
}

}  // namespace

FilePicture readPicture(std::span<const std::byte> bytes, const DecodeRequest& request,
                        std::int64_t maxPixels) {
    const PictureFormat format = identifyFormat(bytes);
    switch (format) {
        case PictureFormat::Jpeg:
            return readJpeg(bytes, request, maxPixels);
        case PictureFormat::WebP:
            return described(format, decodeWebP(bytes, maxPixels), bytes);
        case PictureFormat::Tiff:
            return readTiff(bytes, request, maxPixels);
        case PictureFormat::Gif:
            return readGif(bytes, maxPixels);
        case PictureFormat::Heic:
        case PictureFormat::Avif:
            return readHeif(format, bytes, maxPixels);
        case PictureFormat::Raw:
            if (auto raw = readRaw(bytes, request, maxPixels)) {
                return std::move(*raw);
            }
            failUnsupported("this RAW picture: it is damaged, or of a kind that LibRaw does not know");
        case PictureFormat::Png:
        case PictureFormat::Bmp:
            break;
    }
    return described(format, decodeByOpenCv(bytes, format, maxPixels), bytes);
}

void prepareReading() {
#if KINDRED_HAS_HEIF
    prepareHeif();
#endif
}

}  // namespace kindred
