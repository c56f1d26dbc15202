#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace kindred {

/// Pixels of a picture: 8-bit R, G, B interleaved, rows from the top, no padding; size 3 * width * height.
struct PixelImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;
};

/// What the file says of the picture, apart from its pixels.
struct PictureMetadata {
    std::string format;  ///< "jpeg", "png", "webp", "tiff", "bmp", "gif", "heic", "avif", "raw"
    int width = 0;       ///< of the whole picture, shown upright
    int height = 0;
    std::string taken;  ///< EXIF date and time, "2024-05-31T14:02:11", empty where unknown
};

/// A picture shown upright (EXIF orientation applied), transparency laid over white.
struct DecodedPicture {
    PixelImage pixels;
    PictureMetadata metadata;
    /// A JPEG, where the request asks for one and the picture is larger. As much a stranger's bytes as the
    /// picture itself: only the decoder opens it.
    std::vector<std::byte> thumbnail{};
};

/// Why a picture could not be used. Data, not an error: it is stored and shown beside the file's name.
struct DecodeFailure {
    std::string code;    ///< stable: "truncated", "damaged", "unsupported-format", "too-large", "unreadable",
                         ///< "empty", "timed-out"
    std::string reason;  ///< an English sentence
};

using DecodeOutcome = std::variant<DecodedPicture, DecodeFailure>;

/// What one picture may cost. A picture that would cost more is a failure ("timed-out", "too-large").
struct DecodeLimits {
    double seconds =
        10;  ///< of processor time; ten times as much by the clock on the wall, on a busy machine
    std::uint64_t bytes = std::uint64_t{1} << 30;  ///< of memory, the file's own bytes among them
    std::int64_t pixels = 512'000'000;             ///< by the picture's header
};

/// The size in which a picture is wanted. Where the format allows it, less than the whole is decoded.
struct DecodeRequest {
    enum class Fit : std::uint8_t {
        Original,    ///< as it is
        Within,      ///< longest side at most `size`, never enlarged (previews, thumbnails)
        Squash,      ///< exactly size x size, proportions given up (codes)
        CentreCrop,  ///< exactly size x size, the middle square of the picture (codes)
    };
    Fit fit = Fit::Original;
    int size = 0;
    /// From the same decoding also a thumbnail of a picture that is larger: its longest side at most this,
    /// and at most maxThumbnailSide or, with Within, `size`; 0: none.
    int thumbnailSide = 0;
};

/// Pixels are the same whether a thumbnail is asked for or not: whatever is decoded at a reduced scale always
/// keeps enough for a thumbnail of this side.
constexpr int maxThumbnailSide = 256;

// Squash and CentreCrop shrink by area averaging and enlarge bilinearly; a picture that has the size already
// is passed through bit for bit.

}  // namespace kindred
