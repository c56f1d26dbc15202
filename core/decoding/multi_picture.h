#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kindred {

/// The smaller copies of a JPEG that a camera has appended to it and listed in its Multi-Picture Format index
/// (CIPA DC-007), each a whole JPEG inside `bytes`. Only where the index still fits the file: it gives the
/// length of the picture itself, which no program leaves unchanged that changes the picture. Previews inside
/// EXIF have nothing like it and may show what the picture was before. Throws nothing.
std::vector<std::span<const std::byte>> appendedPreviews(std::span<const std::byte> bytes);

}  // namespace kindred
