#pragma once

#include <c10/util/BFloat16.h>

#include <cstdint>

namespace kindred {

// The sweeps of fusedNormRelu() over rows of pixels; a row is `channels` numbers, a multiple of 16. T is
// float or c10::BFloat16; whatever T is, sums are taken in float over a few rows and in double over the rest.
// Parameters that are not of type T or count rows are vectors of a number a channel.

/// Adds the rows' deviations from `shift` and their squares.
template <typename T>
void addMoments(const T* input, std::int64_t rows, std::int64_t channels, const float* shift, double* sums,
                double* squares);

/// output = max(0, input * scale + offset + shortcut); no shortcut where it is null.
template <typename T>
void normaliseRows(const T* input, const T* shortcut, std::int64_t rows, std::int64_t channels,
                   const float* scale, const float* offset, T* output);

/// Writes the part of `gradient` that passes the ReLU to `passed`, adds it to `sums` and its products with
/// input - mean to `products`.
template <typename T>
void addGradientSums(const T* input, const T* output, const T* gradient, std::int64_t rows,
                     std::int64_t channels, const float* mean, T* passed, double* sums, double* products);

/// result = passed * scale + input * slope + offset.
template <typename T>
void inputGradientRows(const T* input, const T* passed, std::int64_t rows, std::int64_t channels,
                       const float* scale, const float* slope, const float* offset, T* result);

}  // namespace kindred
