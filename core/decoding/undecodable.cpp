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

void failOutOfMemory() {
    throw Undecodable("too-large", "There is not enough memory for the picture.");
}

void requireDecodableSize(std::int64_t width, std::int64_t height, std::int64_t maxPixels) {
    constexpr std::int64_t maxSide = 65'500;
    constexpr std::int64_t mega = 1'000'000;
    if (width < 1 || height < 1) {
        failDamaged("its header gives no size");
    }
    if (width > maxSide || height > maxSide || width * height > maxPixels) {
        throw Undecodable("too-large", "The picture is too large: at most " +
                                           std::to_string(maxPixels / mega) + " megapixels and " +
                                           std::to_string(maxSide) + " pixels a side are read.");
    }
}

}  // namespace kindred
