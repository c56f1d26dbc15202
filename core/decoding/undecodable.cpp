#include "core/decoding/undecodable.h"

namespace kindred {

void failTruncated() {
    throw Undecodable("truncated", "The file ends before the picture does.");
}

void failDamaged(const std::string& detail) {
    throw Undecodable("damaged", "The picture is damaged: " + detail + ".");
}

void failUnsupported(const std::string& detail) {
    throw Undecodable("unsupported-format", "Kindred cannot read " + detail + ".");
}

void failTooLarge() {
    throw Undecodable("too-large",
                      "The picture is too large: at most 512 megapixels and 65500 pixels a side are read.");
}

void requireDecodableSize(std::int64_t width, std::int64_t height) {
    constexpr std::int64_t maxSide = 65'500;
    constexpr std::int64_t maxPixels = 512'000'000;
    if (width < 1 || height < 1) {
        failDamaged("its header gives no size");
    }
    if (width > maxSide || height > maxSide || width * height > maxPixels) {
        failTooLarge();
    }
}

}  // namespace kindred
