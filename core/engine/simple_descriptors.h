#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/binary_code.h"

namespace kindred {

// What a picture can be known by without any learning: the baselines that a model must beat on classes that
// it has not seen. `pixels` is a square picture of `side` pixels, planar: R, then G, then B.

/// 64 bits: the signs of the 8 x 8 lowest frequencies of the cosine transform of 32 x 32 grey values, against
/// their median without the mean value's ("perceptual hash"; E. Klinger and D. Starkweather 2010).
BinaryCode cosineTransformHash(std::span<const std::uint8_t> pixels, int side);

/// 256 values: the square roots of the shares of pixels in 16 hues x 4 saturations x 4 brightnesses, so that
/// the Euclidean distance is Hellinger's.
std::vector<float> colourHistogram(std::span<const std::uint8_t> pixels, int side);

/// 3072 values: 32 x 32 pixels of three channels without their mean, of length 1, so that the Euclidean
/// distance orders as their correlation does.
std::vector<float> smallPixels(std::span<const std::uint8_t> pixels, int side);

}  // namespace kindred
