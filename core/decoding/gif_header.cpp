#include <bit>

#include "core/decoding/byte_view.h"
#include "core/decoding/container_headers.h"

namespace kindred {

namespace {

constexpr std::uint8_t extensionIntroducer = 0x21;
constexpr std::uint8_t imageSeparator = 0x2C;
constexpr std::uint8_t trailer = 0x3B;

std::uint64_t colourTableBytes(std::uint8_t flags) {
    return (flags & 0x80U) != 0 ? std::uint64_t{3} << ((flags & 7U) + 1) : 0;
}

/// Past blocks of a length and as many bytes each, and the empty one that ends them.
std::uint64_t endOfBlocks(const ByteView& view, std::uint64_t at) {
    for (std::uint8_t length = view.u8(at); length != 0; length = view.u8(at)) {
        at += std::uint64_t{1} + length;
    }
    return at + 1;
}

/// Past the frame whose separator is at `at`.
std::uint64_t endOfFrame(const ByteView& view, std::uint64_t at) {
    constexpr std::uint64_t descriptorBytes = 10;
    constexpr std::uint64_t codeSizeBytes = 1;
    const std::uint64_t data = at + descriptorBytes + colourTableBytes(view.u8(at + 9)) + codeSizeBytes;
    return endOfBlocks(view, data);
}

}  // namespace

void checkGif(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    constexpr std::uint64_t headerBytes = 13;
    const ByteView view(bytes, std::endian::little);
    bool hasFrame = false;
    std::uint64_t at = headerBytes + colourTableBytes(view.u8(10));
    // Many files lack the trailer: then they must end where a block does.
    while (!(hasFrame && at == view.size()) && view.u8(at) != trailer) {
        if (view.u8(at) == extensionIntroducer) {
            at = endOfBlocks(view, at + 2);
        } else if (view.u8(at) == imageSeparator) {
            requireDecodableSize(view.u16(at + 5), view.u16(at + 7), maxPixels);
            at = endOfFrame(view, at);
            hasFrame = true;
        } else if (hasFrame) {
            break;  // the first frame is whole; what follows it does not matter
        } else {
            failDamaged("there is something else where its first frame should be");
        }
    }
    if (!hasFrame) {
        failDamaged("it has no frame");
    }
    if (view.u16(6) > 0 && view.u16(8) > 0) {
        requireDecodableSize(view.u16(6), view.u16(8), maxPixels);
    }
}

}  // namespace kindred
