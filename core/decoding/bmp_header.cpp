#include <bit>
#include <cstdlib>

#include "core/decoding/byte_view.h"
#include "core/decoding/container_headers.h"

namespace kindred {

namespace {

struct BmpHeader {
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::uint32_t bitsPerPixel = 0;
    std::uint32_t compression = 0;
    std::uint32_t compressedBytes = 0;
};

BmpHeader readHeader(const ByteView& view) {
    constexpr std::uint32_t coreHeaderBytes = 12;  // of OS/2, with shorter fields
    if (view.u32(14) == coreHeaderBytes) {
        return {view.u16(18), view.u16(20), view.u16(24), 0, 0};
    }
    return {static_cast<std::int32_t>(view.u32(18)),
            std::abs(std::int64_t{static_cast<std::int32_t>(view.u32(22))}),  // negative: rows from the top
            view.u16(28), view.u32(30), view.u32(34)};
}

}  // namespace

void checkBmp(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    constexpr std::uint32_t runLength8 = 1;
    constexpr std::uint32_t runLength4 = 2;
    constexpr std::uint32_t bitFields = 3;
    const ByteView view(bytes, std::endian::little);
    const std::uint64_t pixels = view.u32(10);
    const BmpHeader header = readHeader(view);

    requireDecodableSize(header.width, header.height, maxPixels);
    if (header.compression > bitFields) {
        failUnsupported("BMP pictures compressed in this way");
    }
    const bool runLength = header.compression == runLength8 || header.compression == runLength4;
    const auto rowBytes = (static_cast<std::uint64_t>(header.width) * header.bitsPerPixel + 31) / 32 * 4;
    const std::uint64_t pixelBytes =
        runLength ? header.compressedBytes : rowBytes * static_cast<std::uint64_t>(header.height);
    if (pixels + pixelBytes > view.size()) {
        failTruncated();
    }
}

}  // namespace kindred
