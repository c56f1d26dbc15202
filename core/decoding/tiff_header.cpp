#include <bit>
#include <optional>
#include <vector>

#include "core/decoding/byte_view.h"
#include "core/decoding/container_headers.h"

namespace kindred {

namespace {

// TIFF 6.0 and, for the last, the DNG specification.
constexpr std::uint16_t newSubfileType = 254;
constexpr std::uint16_t imageWidth = 256;
constexpr std::uint16_t imageLength = 257;
constexpr std::uint16_t stripOffsets = 273;
constexpr std::uint16_t stripByteCounts = 279;
constexpr std::uint16_t tileOffsets = 324;
constexpr std::uint16_t tileByteCounts = 325;
constexpr std::uint16_t extraSamples = 338;
constexpr std::uint16_t dngVersion = 50706;

/// The first page's directory of tags.
class TiffDirectory {
public:
    explicit TiffDirectory(const ByteView& view)
        : m_view(view), m_start(view.u32(4)), m_count(view.u16(m_start)) {}

    bool has(std::uint16_t tag) const { return find(tag).has_value(); }
    std::uint32_t number(std::uint16_t tag, std::uint32_t otherwise) const {
        const std::vector<std::uint32_t> all = numbers(tag);
        return all.empty() ? otherwise : all.front();
    }
    /// Empty where the tag is not there or holds no whole numbers.
    std::vector<std::uint32_t> numbers(std::uint16_t tag) const;

private:
    static constexpr std::uint64_t entryBytes = 12;

    std::optional<std::uint64_t> find(std::uint16_t tag) const {
        for (std::uint64_t i = 0; i < m_count; ++i) {
            const std::uint64_t entry = m_start + 2 + i * entryBytes;
            if (m_view.u16(entry) == tag) {
                return entry;
            }
        }
        return std::nullopt;
    }

    const ByteView& m_view;
    std::uint64_t m_start;
    std::uint16_t m_count;
};

std::vector<std::uint32_t> TiffDirectory::numbers(std::uint16_t tag) const {
    constexpr std::uint16_t typeShort = 3;
    constexpr std::uint16_t typeLong = 4;
    const auto entry = find(tag);
    const std::uint16_t type = entry ? m_view.u16(*entry + 2) : std::uint16_t{0};
    if (type != typeShort && type != typeLong) {
        return {};
    }
    const std::uint64_t valueBytes = type == typeShort ? 2 : 4;
    const std::uint64_t count = m_view.u32(*entry + 4);
    const std::uint64_t values = count * valueBytes <= 4 ? *entry + 8 : m_view.u32(*entry + 8);
    if (values + count * valueBytes > m_view.size()) {
        failTruncated();
    }
    std::vector<std::uint32_t> numbers(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t at = values + i * valueBytes;
        numbers[i] = type == typeShort ? m_view.u16(at) : m_view.u32(at);
    }
    return numbers;
}

void requireWithinFile(const std::vector<std::uint32_t>& offsets,
                       const std::vector<std::uint32_t>& byteCounts, std::uint64_t fileBytes) {
    for (std::size_t i = 0; i < offsets.size() && i < byteCounts.size(); ++i) {
        if (std::uint64_t{offsets[i]} + byteCounts[i] > fileBytes) {
            failTruncated();
        }
    }
}

}  // namespace

TiffFacts checkTiff(std::span<const std::byte> bytes) {
    constexpr std::uint32_t reducedResolution = 1;
    constexpr std::uint32_t associatedAlpha = 1;
    const bool bigEndian = bytes.front() == std::byte{'M'};
    const ByteView view(bytes, bigEndian ? std::endian::big : std::endian::little);
    const TiffDirectory directory(view);

    if (directory.has(dngVersion) || (directory.number(newSubfileType, 0) & reducedResolution) != 0) {
        failUnsupported("RAW pictures yet (this one is shaped like a TIFF, as NEF, ARW and DNG are)");
    }
    requireDecodableSize(directory.number(imageWidth, 0), directory.number(imageLength, 0));
    requireWithinFile(directory.numbers(stripOffsets), directory.numbers(stripByteCounts), view.size());
    requireWithinFile(directory.numbers(tileOffsets), directory.numbers(tileByteCounts), view.size());
    return {directory.number(extraSamples, 0) == associatedAlpha};
}

}  // namespace kindred
