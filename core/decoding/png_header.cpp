#include <bit>

#include "core/decoding/byte_view.h"
#include "core/decoding/container_headers.h"

namespace kindred {

void checkPng(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    constexpr std::uint64_t signatureBytes = 8;
    constexpr std::uint64_t chunkOverhead = 12;  // length, type and checksum
    const ByteView view(bytes, std::endian::big);

    if (!view.has(signatureBytes + 4, "IHDR")) {
        view.u32(signatureBytes + 4);
        failDamaged("a PNG must begin with its header chunk");
    }
    requireDecodableSize(view.u32(signatureBytes + 8), view.u32(signatureBytes + 12), maxPixels);

    for (std::uint64_t chunk = signatureBytes;;) {
        const std::uint64_t next = chunk + chunkOverhead + view.u32(chunk);
        if (next > view.size()) {
            failTruncated();
        }
        if (view.has(chunk + 4, "IEND")) {
            return;
        }
        chunk = next;
    }
}

}  // namespace kindred
