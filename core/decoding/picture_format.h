#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace kindred {

enum class PictureFormat : std::uint8_t { Jpeg, Png, WebP, Tiff, Bmp, Gif, Heic, Avif, Raw };

/// By the first bytes; names do not count. RAW files that differ from a TIFF only further on are Tiff. Throws
/// Undecodable "unsupported-format" that says what it is instead, as far as that is known.
PictureFormat identifyFormat(std::span<const std::byte> bytes);

/// "jpeg", "png", …, as PictureMetadata has it.
const char* formatName(PictureFormat format);

}  // namespace kindred
