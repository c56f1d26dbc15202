#include <bit>

#include "core/decoding/byte_view.h"
#include "core/decoding/container_headers.h"

namespace kindred {

void checkBoxes(std::span<const std::byte> bytes) {
    constexpr std::uint64_t shortHeaderBytes = 8;
    constexpr std::uint64_t longHeaderBytes = 16;
    constexpr std::uint32_t toTheEnd = 0;
    constexpr std::uint32_t sizeFollows = 1;
    const ByteView view(bytes, std::endian::big);
    bool hasDirectory = false;
    for (std::uint64_t at = 0; at < view.size();) {
        if (hasDirectory && view.size() - at < longHeaderBytes) {
            return;
        }
        std::uint64_t boxBytes = view.u32(at);
        std::uint64_t headerBytes = shortHeaderBytes;
        const bool isData = view.has(at + 4, "mdat");
        if (boxBytes == sizeFollows) {
            headerBytes = longHeaderBytes;
            boxBytes = std::uint64_t{view.u32(at + 8)} << 32 | view.u32(at + 12);
        }
        // Phones append what is no box at all; libheif misses what is missing of the items themselves.
        if (boxBytes == toTheEnd || (hasDirectory && !isData && boxBytes > view.size() - at)) {
            return;
        }
        if (boxBytes < headerBytes) {
            failDamaged("a part of it is shorter than its own header");
        }
        if (boxBytes > view.size() - at) {
            failTruncated();
        }
        hasDirectory = hasDirectory || view.has(at + 4, "meta");
        at += boxBytes;
    }
}

}  // namespace kindred
