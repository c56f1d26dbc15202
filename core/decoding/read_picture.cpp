#include "core/decoding/read_picture.h"

#include <utility>

#include "core/decoding/container_headers.h"
#include "core/decoding/exif.h"
#include "core/decoding/gif_decoder.h"
#include "core/decoding/heif_decoder.h"
#include "core/decoding/jpeg_decoder.h"
#include "core/decoding/opencv_decoder.h"
#include "core/decoding/raw_decoder.h"
#include "core/decoding/undecodable.h"
#include "core/decoding/webp_decoder.h"

namespace kindred {

namespace {

/// Of an ordinary file: whole, and with EXIF of its own.
FilePicture described(PictureFormat format, ScaledPicture stored, std::span<const std::byte> bytes) {
    ExifFacts exif = readExif(bytes);
    const cv::Size whole = stored.whole;
    return {format, std::move(stored), whole, exif.orientation, std::move(exif.taken)};
}

FilePicture described(PictureFormat format, const cv::Mat& pixels, std::span<const std::byte> bytes) {
    return described(format, ScaledPicture{pixels, pixels.size()}, bytes);
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
    const cv::Size size = picture.pixels.size();
    return {format, {picture.pixels, size}, size, 1, std::move(picture.taken)};
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
            return described(format, decodeJpeg(bytes, request, maxPixels), bytes);
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
