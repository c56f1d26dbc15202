#include "core/base/half_float.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace kindred {
namespace {

constexpr std::uint32_t floatInfinity = 0x7f800000;
constexpr std::uint32_t floatHiddenBit = 0x00800000;
constexpr std::uint16_t halfInfinity = 0x7c00;
/// What a float's exponent bits have more than those of a half: the biases are 127 and 15.
constexpr std::uint32_t biasDifference = 112;
constexpr int fractionDifference = 13;

/// `value` / 2^shift, rounded to nearest, ties to even. A carry out of the fraction raises the exponent,
/// which is right.
std::uint16_t shiftRounded(std::uint32_t value, int shift) {
    const std::uint32_t odd = (value >> shift) & 1;
    return static_cast<std::uint16_t>((value + (std::uint32_t{1} << (shift - 1)) - 1 + odd) >> shift);
}

std::uint16_t magnitudeToHalf(std::uint32_t magnitude) {
    constexpr std::uint32_t overflow = 0x477ff000;        // 65,520: half way to what would follow 65,504
    constexpr std::uint32_t smallestNormal = 0x38800000;  // 2^-14
    constexpr std::uint32_t underflow = 0x33000000;       // 2^-25: half of the smallest half
    if (magnitude > floatInfinity) {
        const auto payload = static_cast<std::uint16_t>((magnitude >> fractionDifference) & 0x3ff);
        return halfInfinity | std::max<std::uint16_t>(payload, 1);
    }
    if (magnitude >= overflow)
        return halfInfinity;
    if (magnitude >= smallestNormal)
        return shiftRounded(magnitude - (biasDifference << 23), fractionDifference);
    if (magnitude < underflow)
        return 0;
    // In units of 2^-24 the value is significand * 2^(exponent - 126).
    const auto exponent = static_cast<int>(magnitude >> 23);
    const std::uint32_t significand = (magnitude & (floatHiddenBit - 1)) | floatHiddenBit;
    return shiftRounded(significand, 126 - exponent);
}

}  // namespace

std::uint16_t toHalf(float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>((bits >> 16) & 0x8000);
    return sign | magnitudeToHalf(bits & 0x7fffffff);
}

float fromHalf(std::uint16_t half) {
    const auto sign = static_cast<std::uint32_t>(half & 0x8000) << 16;
    const std::uint32_t exponent = (half >> 10) & 31;
    const std::uint32_t fraction = half & 0x3ff;
    if (exponent == 31)
        return std::bit_cast<float>(sign | floatInfinity | (fraction << fractionDifference));
    if (exponent == 0) {
        const float subnormal = static_cast<float>(fraction) * 0x1p-24F;
        return std::bit_cast<float>(sign | std::bit_cast<std::uint32_t>(subnormal));
    }
    return std::bit_cast<float>(sign | ((exponent + biasDifference) << 23) |
                                (fraction << fractionDifference));
}

void toHalf(std::span<const float> values, std::span<std::uint16_t> halves) {
    assert(values.size() == halves.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        halves[i] = toHalf(values[i]);
}

void fromHalf(std::span<const std::uint16_t> halves, std::span<float> values) {
    assert(halves.size() == values.size());
    for (std::size_t i = 0; i < halves.size(); ++i)
        values[i] = fromHalf(halves[i]);
}

}  // namespace kindred
