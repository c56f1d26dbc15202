#pragma once

#include <cstdint>
#include <span>

#include "core/imaging/picture_types.h"

namespace kindred {

/// Writes an interleaved picture as planes, R then G then B, as networks take it. `out` has the picture's
/// size in bytes.
void writePlanar(const PixelImage& image, std::span<std::uint8_t> out);

}  // namespace kindred
