#include "core/imaging/picture_formats.h"

#include <array>

namespace kindred {

std::span<const PictureFormatSupport> pictureFormats() {
    static constexpr std::array formats{
        PictureFormatSupport{"JPEG", true},
        PictureFormatSupport{"PNG", true},
        PictureFormatSupport{"WebP", true},
        PictureFormatSupport{"TIFF", true},
        PictureFormatSupport{"BMP", true},
        PictureFormatSupport{"GIF", KINDRED_HAS_GIF != 0},
        PictureFormatSupport{"HEIC", KINDRED_HAS_HEIF != 0},
        PictureFormatSupport{"AVIF", KINDRED_HAS_HEIF != 0},
        PictureFormatSupport{"RAW", KINDRED_HAS_RAW != 0},
    };
    return formats;
}

}  // namespace kindred
