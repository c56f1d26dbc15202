#include "core/engine/planar_pixels.h"

#include <cassert>
#include <cstddef>

namespace kindred {

void writePlanar(const PixelImage& image, std::span<std::uint8_t> out) {
    assert(out.size() == image.rgb.size());
    const std::size_t plane = image.rgb.size() / 3;
    for (std::size_t pixel = 0; pixel < plane; ++pixel)
        for (std::size_t channel = 0; channel < 3; ++channel)
            out[channel * plane + pixel] = image.rgb[3 * pixel + channel];
}

}  // namespace kindred
