#include <algorithm>
#include <span>
#include <utility>

#include "tests/core/decoding/encoded_pictures.h"

#if KINDRED_HAS_GIF
#include <gif_lib.h>
#endif
#if KINDRED_HAS_HEIF
#include <libheif/heif.h>
#endif

// The formats that a build may do without.

#ifdef __SANITIZE_ADDRESS__
/// The encoder of HEIC leaks by itself, whoever calls it.
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
    return "leak:libx265";
}
#endif

namespace kindred {

cv::Vec3b gifColour(int index) {
    return {static_cast<unsigned char>(index), static_cast<unsigned char>(255 - index),
            static_cast<unsigned char>(index * 7)};
}

#if KINDRED_HAS_GIF

namespace {

int append(GifFileType* gif, const GifByteType* data, int size) {
    const auto bytes = std::as_bytes(std::span(data, static_cast<std::size_t>(size)));
    auto& file = *static_cast<Bytes*>(gif->UserData);
    file.insert(file.end(), bytes.begin(), bytes.end());
    return size;
}

void putFrame(GifFileType* gif, const cv::Mat& indices, bool interlaced, int transparent) {
    GraphicsControlBlock control{DISPOSAL_UNSPECIFIED, false, 10, transparent};
    GifByteType extension[4];
    EGifGCBToExtension(&control, extension);
    EGifPutExtension(gif, GRAPHICS_EXT_FUNC_CODE, sizeof extension, extension);
    EGifPutImageDesc(gif, 0, 0, indices.cols, indices.rows, interlaced, nullptr);
    std::vector<int> rows;
    if (interlaced) {
        for (const auto& [first, step] :
             {std::pair{0, 8}, std::pair{4, 8}, std::pair{2, 4}, std::pair{1, 2}}) {
            for (int y = first; y < indices.rows; y += step) {
                rows.push_back(y);
            }
        }
    } else {
        for (int y = 0; y < indices.rows; ++y) {
            rows.push_back(y);
        }
    }
    for (const int y : rows) {
        cv::Mat row = indices.row(y).clone();
        EGifPutLine(gif, row.data, row.cols);
    }
}

}  // namespace

Bytes encodedGif(const std::vector<cv::Mat>& frames, bool interlaced, int transparent) {
    constexpr int colours = 256;
    Bytes file;
    int error = 0;
    GifFileType* gif = EGifOpen(&file, append, &error);
    EGifSetGifVersion(gif, true);
    ColorMapObject* map = GifMakeMapObject(colours, nullptr);
    for (int i = 0; i < colours; ++i) {
        const cv::Vec3b bgr = gifColour(i);
        map->Colors[i] = {bgr[2], bgr[1], bgr[0]};
    }
    EGifPutScreenDesc(gif, frames.front().cols, frames.front().rows, 8, 0, map);
    for (const cv::Mat& frame : frames) {
        putFrame(gif, frame, interlaced, transparent);
    }
    EGifCloseFile(gif, &error);
    GifFreeMapObject(map);
    return file;
}

#else

Bytes encodedGif(const std::vector<cv::Mat>&, bool, int) {
    return {};
}

#endif

#if KINDRED_HAS_HEIF

namespace {

heif_error appendHeif(heif_context*, const void* data, std::size_t size, void* user) {
    const auto bytes = std::as_bytes(std::span(static_cast<const unsigned char*>(data), size));
    auto& file = *static_cast<Bytes*>(user);
    file.insert(file.end(), bytes.begin(), bytes.end());
    return {heif_error_Ok, heif_suberror_Unspecified, ""};
}

heif_image* imageOf(const cv::Mat& picture) {
    const bool isTransparent = picture.channels() == 4;
    const auto channels = static_cast<std::size_t>(picture.channels());
    heif_image* image = nullptr;
    heif_image_create(picture.cols, picture.rows, heif_colorspace_RGB,
                      isTransparent ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB, &image);
    heif_image_add_plane(image, heif_channel_interleaved, picture.cols, picture.rows, 8);
    int stride = 0;
    unsigned char* plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
    for (int y = 0; y < picture.rows; ++y) {
        unsigned char* to = plane + static_cast<std::ptrdiff_t>(stride) * y;
        std::copy_n(picture.ptr(y), static_cast<std::size_t>(picture.cols) * channels, to);
        for (int x = 0; x < picture.cols; ++x) {
            std::swap(to[channels * static_cast<std::size_t>(x)],
                      to[channels * static_cast<std::size_t>(x) + 2]);
        }
    }
    return image;
}

/// A big-endian EXIF block with the orientation and a time.
Bytes exifBlock(int orientation) {
    constexpr unsigned char start[] = {'E', 'x', 'i', 'f', 0,  0, 'M', 'M', 0, 42, 0, 0, 0,
                                       8,   0,   1,   1,   18, 0, 3,   0,   0, 0,  1, 0};
    Bytes block;
    for (const unsigned char value : start) {
        block.push_back(static_cast<std::byte>(value));
    }
    block.push_back(static_cast<std::byte>(orientation));
    block.resize(block.size() + 6);
    return block;
}

}  // namespace

std::optional<Bytes> encodedHeif(const cv::Mat& picture, HeifCoding coding, int orientation) {
    const auto format = coding == HeifCoding::Avif ? heif_compression_AV1 : heif_compression_HEVC;
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    if (heif_context_get_encoder_for_format(context, format, &encoder).code != heif_error_Ok) {
        heif_context_free(context);
        return std::nullopt;
    }
    heif_encoder_set_lossy_quality(encoder, 95);
    heif_encoder_set_logging_level(encoder, 0);
    heif_image* image = imageOf(picture);
    heif_encoding_options* options = heif_encoding_options_alloc();
    options->image_orientation = static_cast<heif_orientation>(orientation);
    heif_image_handle* handle = nullptr;
    heif_context_encode_image(context, image, encoder, options, &handle);
    const Bytes exif = exifBlock(orientation);
    heif_context_add_exif_metadata(context, handle, exif.data(), static_cast<int>(exif.size()));
    Bytes file;
    heif_writer writer{1, appendHeif};
    heif_context_write(context, &writer, &file);
    heif_image_handle_release(handle);
    heif_encoding_options_free(options);
    heif_image_release(image);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return file;
}

#else

std::optional<Bytes> encodedHeif(const cv::Mat&, HeifCoding, int) {
    return std::nullopt;
}

#endif

}  // namespace kindred
