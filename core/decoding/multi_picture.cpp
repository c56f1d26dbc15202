#include "core/decoding/multi_picture.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <string_view>

#include "core/decoding/byte_view.h"

namespace kindred {

namespace {

using namespace std::string_view_literals;

constexpr auto startOfImage = "\xFF\xD8"sv;
constexpr auto endOfImage = "\xFF\xD9"sv;

struct Entry {
    std::uint32_t attributes = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;  ///< from the index; 0 for the picture itself
};

/// Where the index begins, from which its offsets count.
std::optional<std::uint64_t> findIndex(const ByteView& jpeg) {
    constexpr std::uint8_t startOfScan = 0xDA;
    constexpr std::uint8_t application2 = 0xE2;
    for (std::uint64_t at = startOfImage.size(); jpeg.u8(at) == 0xFF && jpeg.u8(at + 1) != startOfScan;
         at += 2 + std::uint64_t{jpeg.u16(at + 2)}) {
        if (jpeg.u8(at + 1) == application2 && jpeg.has(at + 4, "MPF\0"sv)) {
            return at + 8;
        }
    }
    return std::nullopt;
}

std::vector<Entry> readEntries(std::span<const std::byte> index) {
    constexpr std::uint16_t entriesTag = 0xB002;
    constexpr std::uint32_t bytesAnEntry = 16;
    constexpr std::uint32_t maxEntries = 64;
    const bool isBigEndian = !index.empty() && index.front() == std::byte{'M'};
    const ByteView view(index, isBigEndian ? std::endian::big : std::endian::little);
    const std::uint64_t directory = view.u32(4);
    const std::uint64_t tags = view.u16(directory);
    std::vector<Entry> entries;
    for (std::uint64_t tag = directory + 2; tag < directory + 2 + 12 * tags; tag += 12) {
        if (view.u16(tag) != entriesTag) {
            continue;
        }
        const std::uint32_t count = std::min(view.u32(tag + 4) / bytesAnEntry, maxEntries);
        const std::uint64_t first = view.u32(tag + 8);
        for (std::uint64_t at = first; at < first + std::uint64_t{count} * bytesAnEntry; at += bytesAnEntry) {
            entries.push_back({view.u32(at), view.u32(at + 4), view.u32(at + 8)});
        }
    }
    return entries;
}

/// A JPEG that is meant as a smaller copy, for a screen of VGA or of full HD.
bool isPreview(const Entry& entry) {
    constexpr std::uint32_t formatAndType = 0x07FF'FFFF;
    constexpr std::uint32_t forVga = 0x01'0001;
    constexpr std::uint32_t forFullHd = 0x01'0002;
    const std::uint32_t kind = entry.attributes & formatAndType;
    return kind == forVga || kind == forFullHd;
}

bool isWholeJpeg(const ByteView& file, std::uint64_t at, std::uint64_t size) {
    return size >= 4 && at <= file.size() && size <= file.size() - at && file.has(at, startOfImage) &&
           file.has(at + size - 2, endOfImage);
}

}  // namespace

std::vector<std::span<const std::byte>> appendedPreviews(std::span<const std::byte> bytes) {
    std::vector<std::span<const std::byte>> previews;
    try {
        const ByteView file(bytes, std::endian::big);
        const auto index = findIndex(file);
        if (!index) {
            return {};
        }
        const std::vector<Entry> entries = readEntries(bytes.subspan(*index));
        if (entries.empty() || entries.front().offset != 0 || !isWholeJpeg(file, 0, entries.front().size)) {
            return {};
        }
        for (const Entry& entry : entries) {
            const std::uint64_t at = *index + entry.offset;
            if (isPreview(entry) && at >= entries.front().size && isWholeJpeg(file, at, entry.size)) {
                previews.push_back(bytes.subspan(at, entry.size));
            }
        }
    } catch (const Undecodable&) {
        return {};  // an index that is cut off
    }
    return previews;
}

}  // namespace kindred
