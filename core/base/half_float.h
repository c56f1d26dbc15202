#pragma once

#include <cstdint>
#include <span>

namespace kindred {

// IEEE 754 half floats (binary16: 1 sign, 5 exponent and 10 fraction bits) in their bit patterns, for what is
// kept in large numbers and needs no more than three digits.

/// Rounded to the nearest half, ties to the even one; from 65,520 on it is infinity, up to 2^-25 zero. NaN
/// stays NaN, with the upper bits of its payload.
std::uint16_t toHalf(float value);
/// Exact: every half is a float. toHalf() gives the half back, bit by bit.
float fromHalf(std::uint16_t half);

/// Both spans are equally long (asserted).
void toHalf(std::span<const float> values, std::span<std::uint16_t> halves);
void fromHalf(std::span<const std::uint16_t> halves, std::span<float> values);

}  // namespace kindred
