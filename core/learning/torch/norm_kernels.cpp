#include "core/learning/torch/norm_kernels.h"

#include <algorithm>
#include <cstring>

// Compiled once for each generation of processors; the loader takes the best that this one can run.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define KINDRED_EVERY_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define KINDRED_EVERY_PROCESSOR
#endif

namespace kindred {
namespace {

constexpr std::int64_t lanes = 16;
constexpr std::int64_t tileRows = 128;  // few enough to stay in the first cache while each 16 channels pass

using Floats = float __attribute__((vector_size(64)));
using Words = std::uint32_t __attribute__((vector_size(64)));
using Halves = std::uint16_t __attribute__((vector_size(32)));

[[gnu::always_inline]] inline void load(const float* from, Floats& to) {
    std::memcpy(&to, from, sizeof to);
}

[[gnu::always_inline]] inline void load(const c10::BFloat16* from, Floats& to) {
    Halves halves;
    std::memcpy(&halves, from, sizeof halves);
    const Words words = __builtin_convertvector(halves, Words) << 16;
    std::memcpy(&to, &words, sizeof to);
}

[[gnu::always_inline]] inline void store(const Floats& from, float* to) {
    std::memcpy(to, &from, sizeof from);
}

/// Rounds to nearest, ties to even.
[[gnu::always_inline]] inline void store(const Floats& from, c10::BFloat16* to) {
    Words words;
    std::memcpy(&words, &from, sizeof words);
    words += 0x7FFFU + ((words >> 16) & 1U);
    const Halves halves = __builtin_convertvector(words >> 16, Halves);
    std::memcpy(static_cast<void*>(to), &halves, sizeof halves);
}

[[gnu::always_inline]] inline void addTo(double* totals, const Floats& part) {
    for (std::int64_t lane = 0; lane < lanes; ++lane)
        totals[lane] += static_cast<double>(part[lane]);
}

}  // namespace

template <typename T>
KINDRED_EVERY_PROCESSOR void addMoments(const T* input, std::int64_t rows, std::int64_t channels,
                                        const float* shift, double* sums, double* squares) {
    for (std::int64_t first = 0; first < rows; first += tileRows) {
        const std::int64_t end = std::min(rows, first + tileRows);
        for (std::int64_t channel = 0; channel < channels; channel += lanes) {
            Floats centre, x, sum{}, square{};
            load(shift + channel, centre);
            for (std::int64_t row = first; row < end; ++row) {
                load(input + row * channels + channel, x);
                x -= centre;
                sum += x;
                square += x * x;
            }
            addTo(sums + channel, sum);
            addTo(squares + channel, square);
        }
    }
}

template <typename T>
KINDRED_EVERY_PROCESSOR void normaliseRows(const T* input, const T* shortcut, std::int64_t rows,
                                           std::int64_t channels, const float* scale, const float* offset,
                                           T* output) {
    const Floats zero{};
    for (std::int64_t first = 0; first < rows; first += tileRows) {
        const std::int64_t end = std::min(rows, first + tileRows);
        for (std::int64_t channel = 0; channel < channels; channel += lanes) {
            Floats factor, start, x, added{};
            load(scale + channel, factor);
            load(offset + channel, start);
            for (std::int64_t row = first; row < end; ++row) {
                const std::int64_t at = row * channels + channel;
                load(input + at, x);
                if (shortcut != nullptr)
                    load(shortcut + at, added);
                x = x * factor + start + added;
                store(x < zero ? zero : x, output + at);  // a NaN stays one, so that it is seen
            }
        }
    }
}

template <typename T>
KINDRED_EVERY_PROCESSOR void addGradientSums(const T* input, const T* output, const T* gradient,
                                             std::int64_t rows, std::int64_t channels, const float* mean,
                                             T* passed, double* sums, double* products) {
    const Floats zero{};
    for (std::int64_t first = 0; first < rows; first += tileRows) {
        const std::int64_t end = std::min(rows, first + tileRows);
        for (std::int64_t channel = 0; channel < channels; channel += lanes) {
            Floats centre, x, y, g, sum{}, product{};
            load(mean + channel, centre);
            for (std::int64_t row = first; row < end; ++row) {
                const std::int64_t at = row * channels + channel;
                load(input + at, x);
                load(output + at, y);
                load(gradient + at, g);
                g = y > zero ? g : zero;
                sum += g;
                product += g * (x - centre);
                store(g, passed + at);
            }
            addTo(sums + channel, sum);
            addTo(products + channel, product);
        }
    }
}

template <typename T>
KINDRED_EVERY_PROCESSOR void inputGradientRows(const T* input, const T* passed, std::int64_t rows,
                                               std::int64_t channels, const float* scale, const float* slope,
                                               const float* offset, T* result) {
    for (std::int64_t first = 0; first < rows; first += tileRows) {
        const std::int64_t end = std::min(rows, first + tileRows);
        for (std::int64_t channel = 0; channel < channels; channel += lanes) {
            Floats factor, tilt, start, x, g;
            load(scale + channel, factor);
            load(slope + channel, tilt);
            load(offset + channel, start);
            for (std::int64_t row = first; row < end; ++row) {
                const std::int64_t at = row * channels + channel;
                load(input + at, x);
                load(passed + at, g);
                store(g * factor + x * tilt + start, result + at);
            }
        }
    }
}

#define KINDRED_INSTANTIATE(T)                                                                              \
    template void addMoments(const T*, std::int64_t, std::int64_t, const float*, double*, double*);         \
    template void normaliseRows(const T*, const T*, std::int64_t, std::int64_t, const float*, const float*, \
                                T*);                                                                        \
    template void addGradientSums(const T*, const T*, const T*, std::int64_t, std::int64_t, const float*,   \
                                  T*, double*, double*);                                                    \
    template void inputGradientRows(const T*, const T*, std::int64_t, std::int64_t, const float*,           \
                                    const float*, const float*, T*);
KINDRED_INSTANTIATE(float)
KINDRED_INSTANTIATE(c10::BFloat16)

}  // namespace kindred
