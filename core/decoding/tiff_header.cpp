#include <algorithm>
#include <array>
#include <bit>
#include <vector>

#include "core/decoding/byte_view.h"
#include "core/decoding/container_headers.h"

namespace kindred {

namespace {

// TIFF 6.0 and, for the last, the DNG specification.
constexpr std::uint16_t newSubfileType = 254;
constexpr std::uint16_t imageWidth = 256;
constexpr std::uint16_t imageLength = 257;
constexpr std::uint16_t bitsPerSample = 258;
constexpr std::uint16_t make = 271;
constexpr std::uint16_t stripOffsets = 273;
constexpr std::uint16_t stripByteCounts = 279;
constexpr std::uint16_t colorMap = 320;
constexpr std::uint16_t tileOffsets = 324;
constexpr std::uint16_t tileByteCounts = 325;
constexpr std::uint16_t subDirectories = 330;
constexpr std::uint16_t extraSamples = 338;
constexpr std::uint16_t sampleFormat = 339;
constexpr std::uint16_t jpegTables = 347;
constexpr std::uint16_t dngVersion = 50706;

/// The first page's directory of tags.
class TiffDirectory {
public:
    /// Throws Undecodable "truncated" unless the file holds all of it. Values that its entries point to may
    /// be missing until they are asked for: many say nothing of the pixels.
    explicit TiffDirectory(const ByteView& view);

    bool has(std::uint16_t tag) const { return find(tag) != nullptr; }
    std::uint32_t number(std::uint16_t tag, std::uint32_t otherwise) const {
        const std::vector<std::uint32_t> all = numbers(tag);
        return all.empty() ? otherwise : all.front();
    }
    /// Empty where the tag is not there or holds no whole numbers. Throws Undecodable "truncated" where the
    /// file ends before them.
    std::vector<std::uint32_t> numbers(std::uint16_t tag) const;
    /// Throws Undecodable "truncated" where the file ends before the values of a tag that it has.
    void requireValues(std::uint16_t tag) const {
        if (const Entry* entry = find(tag); entry != nullptr && !entry->isWithinFile) {
            failTruncated();
        }
    }

private:
    struct Entry {
        std::uint16_t tag = 0;
        std::uint16_t type = 0;
        std::uint32_t count = 0;
        std::uint64_t values = 0;  ///< where they are in the file
        bool isWithinFile = false;
    };

    const Entry* find(std::uint16_t tag) const {
        const auto found = std::ranges::find(m_entries, tag, &Entry::tag);
        return found == m_entries.end() ? nullptr : &*found;
    }

    const ByteView& m_view;
    std::vector<Entry> m_entries;
};

TiffDirectory::TiffDirectory(const ByteView& view) : m_view(view) {
    constexpr std::uint64_t entryBytes = 12;
    constexpr std::array<std::uint64_t, 13> bytesOfType{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    const std::uint64_t start = view.u32(4);
    const std::uint64_t entries = view.u16(start);
    for (std::uint64_t at = start + 2; at < start + 2 + entries * entryBytes; at += entryBytes) {
        Entry entry{view.u16(at), view.u16(at + 2), view.u32(at + 4), at + 8};
        const std::uint64_t bytes =
            entry.type < bytesOfType.size() ? bytesOfType[entry.type] * entry.count : 0;
        if (bytes > 4) {
            entry.values = view.u32(at + 8);
        }
        entry.isWithinFile = entry.values + bytes <= view.size();
        m_entries.push_back(entry);
    }
}

std::vector<std::uint32_t> TiffDirectory::numbers(std::uint16_t tag) const {
    constexpr std::uint16_t typeShort = 3;
    constexpr std::uint16_t typeLong = 4;
    const Entry* entry = find(tag);
    if (entry == nullptr || (entry->type != typeShort && entry->type != typeLong)) {
        return {};
    }
    requireValues(tag);
    std::vector<std::uint32_t> numbers(entry->count);
    for (std::uint64_t i = 0; i < numbers.size(); ++i) {
        numbers[i] =
            entry->type == typeShort ? m_view.u16(entry->values + 2 * i) : m_view.u32(entry->values + 4 * i);
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

std::endian orderOf(std::span<const std::byte> bytes) {
    return !bytes.empty() && bytes.front() == std::byte{'M'} ? std::endian::big : std::endian::little;
}

/// Its first page is a smaller copy of another, as in no ordinary TIFF.
bool beginsWithThumbnail(const TiffDirectory& directory) {
    constexpr std::uint32_t reducedResolution = 1;
    return directory.has(dngVersion) || (directory.number(newSubfileType, 0) & reducedResolution) != 0;
}

}  // namespace

bool mayBeRaw(std::span<const std::byte> bytes) {
    try {
        const ByteView view(bytes, orderOf(bytes));
        const TiffDirectory directory(view);
        return beginsWithThumbnail(directory) || directory.has(make) || directory.has(subDirectories);
    } catch (const Undecodable&) {
        return false;
    }
}

TiffFacts checkTiff(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    constexpr std::uint32_t associatedAlpha = 1;
    constexpr std::uint32_t unassociatedAlpha = 2;
    const ByteView view(bytes, orderOf(bytes));
    const TiffDirectory directory(view);

    if (beginsWithThumbnail(directory)) {
        failUnsupported("RAW pictures of this kind (it is shaped like a TIFF, as NEF, ARW and DNG are)");
    }
    for (const std::uint16_t tag : {bitsPerSample, colorMap, extraSamples, sampleFormat, jpegTables}) {
        directory.requireValues(tag);
    }
    requireDecodableSize(directory.number(imageWidth, 0), directory.number(imageLength, 0), maxPixels);
    requireWithinFile(directory.numbers(stripOffsets), directory.numbers(stripByteCounts), view.size());
    requireWithinFile(directory.numbers(tileOffsets), directory.numbers(tileByteCounts), view.size());
    const std::uint32_t bits = directory.number(bitsPerSample, 8);
    const std::uint32_t alpha = directory.number(extraSamples, 0);
    const bool multipliedByLibtiff = alpha == unassociatedAlpha && bits <= 8;
    return {alpha == associatedAlpha || multipliedByLibtiff};
}

}  // namespace kindred
