#include "core/learning/torch/fused_norm.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "core/learning/torch/norm_kernels.h"

namespace kindred {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Rows are summed in this many parts whatever the number of threads, so that sums do not depend on it.
constexpr std::int64_t partCount = 32;

struct Shape {
    std::int64_t rows;
    std::int64_t channels;
};

Shape shapeOf(const Tensor& input) {
    return {input.size(0) * input.size(2) * input.size(3), input.size(1)};
}

/// Calls visit(part, first row, rows) for each part, on all threads.
template <typename Visit>
void forEachPart(std::int64_t rows, const Visit& visit) {
    at::parallel_for(0, partCount, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t part = begin; part < end; ++part) {
            const std::int64_t first = rows * part / partCount;
            visit(part, first, rows * (part + 1) / partCount - first);
        }
    });
}

/// Two sums a channel, each gathered in parts.
class PairOfSums {
public:
    explicit PairOfSums(std::int64_t channels)
        : m_channels(channels), m_parts(static_cast<std::size_t>(partCount * 2 * channels)) {}

    double* first(std::int64_t part) { return m_parts.data() + part * 2 * m_channels; }
    double* second(std::int64_t part) { return first(part) + m_channels; }
    /// Adds all parts to part 0.
    void gather() {
        for (std::int64_t part = 1; part < partCount; ++part)
            std::transform(first(0), first(0) + 2 * m_channels, first(part), first(0), std::plus<>());
    }

private:
    std::int64_t m_channels;
    std::vector<double> m_parts;
};

Tensor channelsLast(const Tensor& tensor) {
    return tensor.contiguous(torch::MemoryFormat::ChannelsLast);
}

/// `statistics` becomes the mean and 1 / sqrt(variance + epsilon) of each channel, [2, C].
template <typename T>
void batchStatistics(const Tensor& input, const NormVectors& norm, double momentum, double epsilon,
                     Tensor& statistics) {
    const auto [rows, channels] = shapeOf(input);
    const T* values = input.data_ptr<T>();
    // Deviations from a value of the channel itself: squares of what lies far from zero would cancel.
    std::vector<float> shift(values, values + channels);
    PairOfSums moments(channels);
    forEachPart(rows, [&, rows = rows, channels = channels](std::int64_t part, std::int64_t first,
                                                            std::int64_t count) {
        addMoments(values + first * channels, count, channels, shift.data(), moments.first(part),
                   moments.second(part));
    });
    moments.gather();
    auto* mean = statistics.data_ptr<float>();
    auto* runningMean = norm.runningMean.data_ptr<float>();
    auto* runningVariance = norm.runningVariance.data_ptr<float>();
    const auto count = static_cast<double>(rows);
    for (std::int64_t c = 0; c < channels; ++c) {
        const double deviation = moments.first(0)[c] / count;
        const double variance = std::max(0.0, moments.second(0)[c] / count - deviation * deviation);
        const double centre = shift[static_cast<std::size_t>(c)] + deviation;
        mean[c] = static_cast<float>(centre);
        mean[channels + c] = static_cast<float>(1 / std::sqrt(variance + epsilon));
        const double unbiased = variance * count / std::max(1.0, count - 1);
        runningMean[c] = static_cast<float>((1 - momentum) * runningMean[c] + momentum * centre);
        runningVariance[c] = static_cast<float>((1 - momentum) * runningVariance[c] + momentum * unbiased);
    }
}

template <typename T>
void normalise(const Tensor& input, const Tensor& shortcut, const NormVectors& norm, const Tensor& statistics,
               Tensor& output) {
    const auto [rows, channels] = shapeOf(input);
    const Tensor scale = norm.weight * statistics[1];
    const Tensor offset = norm.bias - statistics[0] * scale;
    const T* added = shortcut.defined() ? shortcut.data_ptr<T>() : nullptr;
    forEachPart(rows, [&, channels = channels](std::int64_t, std::int64_t first, std::int64_t count) {
        const std::int64_t at = first * channels;
        normaliseRows(input.data_ptr<T>() + at, added == nullptr ? nullptr : added + at, count, channels,
                      scale.data_ptr<float>(), offset.data_ptr<float>(), output.data_ptr<T>() + at);
    });
}

struct Gradients {
    Tensor input;
    Tensor passed;  ///< what passed the ReLU: the shortcut's
    Tensor weight;
    Tensor bias;
};

template <typename T>
Gradients gradientsOf(const Tensor& input, const Tensor& output, const Tensor& gradient, const Tensor& weight,
                      const Tensor& statistics) {
    const auto [rows, channels] = shapeOf(input);
    Gradients result{torch::empty_like(input), torch::empty_like(input), torch::empty_like(weight),
                     torch::empty_like(weight)};
    PairOfSums sums(channels);
    forEachPart(rows, [&, channels = channels](std::int64_t part, std::int64_t first, std::int64_t count) {
        const std::int64_t at = first * channels;
        addGradientSums(input.data_ptr<T>() + at, output.data_ptr<T>() + at, gradient.data_ptr<T>() + at,
                        count, channels, statistics.data_ptr<float>(), result.passed.data_ptr<T>() + at,
                        sums.first(part), sums.second(part));
    });
    sums.gather();

    // Ioffe and Szegedy's gradient of the input, gathered by what multiplies each number.
    const float* mean = statistics.data_ptr<float>();
    const float* inverse = mean + channels;
    std::vector<float> scale(channels), slope(channels), offset(channels);
    const auto count = static_cast<double>(rows);
    for (std::int64_t c = 0; c < channels; ++c) {
        const double sum = sums.first(0)[c];
        const double product = sums.second(0)[c];
        const double factor = static_cast<double>(weight.data_ptr<float>()[c]) * inverse[c];
        const double tilt = -factor * inverse[c] * inverse[c] * product / count;
        result.bias.data_ptr<float>()[c] = static_cast<float>(sum);
        result.weight.data_ptr<float>()[c] = static_cast<float>(product * inverse[c]);
        scale[c] = static_cast<float>(factor);
        slope[c] = static_cast<float>(tilt);
        offset[c] = static_cast<float>(-factor * sum / count - tilt * mean[c]);
    }
    forEachPart(rows, [&, channels = channels](std::int64_t, std::int64_t first, std::int64_t part) {
        const std::int64_t at = first * channels;
        inputGradientRows(input.data_ptr<T>() + at, result.passed.data_ptr<T>() + at, part, channels,
                          scale.data(), slope.data(), offset.data(), result.input.data_ptr<T>() + at);
    });
    return result;
}

class FusedNormRelu : public torch::autograd::Function<FusedNormRelu> {
public:
    /// Weight and bias of `norm` are arguments of their own, since gradients are found for those alone.
    static Tensor forward(AutogradContext* context, const Tensor& given, const Tensor& weight,
                          const Tensor& /*bias*/, const Tensor& shortcut, const NormVectors& norm,
                          double momentum, double epsilon) {
        const Tensor input = channelsLast(given);
        const Tensor added = shortcut.numel() > 0 ? channelsLast(shortcut) : Tensor();
        Tensor statistics = torch::empty({2, input.size(1)}, weight.options());
        Tensor output = torch::empty_like(input);
        if (input.scalar_type() == torch::kBFloat16) {
            batchStatistics<c10::BFloat16>(input, norm, momentum, epsilon, statistics);
            normalise<c10::BFloat16>(input, added, norm, statistics, output);
        } else {
            batchStatistics<float>(input, norm, momentum, epsilon, statistics);
            normalise<float>(input, added, norm, statistics, output);
        }
        context->save_for_backward({input, output, weight, statistics});
        context->saved_data["shortcut"] = added.defined();
        return output;
    }

    static variable_list backward(AutogradContext* context, const variable_list& outer) {
        const variable_list saved = context->get_saved_variables();
        const Tensor gradient = channelsLast(outer[0]);
        const Gradients found =
            gradient.scalar_type() == torch::kBFloat16
                ? gradientsOf<c10::BFloat16>(saved[0], saved[1], gradient, saved[2], saved[3])
                : gradientsOf<float>(saved[0], saved[1], gradient, saved[2], saved[3]);
        const bool hasShortcut = context->saved_data["shortcut"].toBool();
        return {found.input, found.weight, found.bias, hasShortcut ? found.passed : Tensor(), {}, {}, {}};
    }
};

}  // namespace

bool canFuseNorm(const Tensor& input) {
    return input.is_cpu() && input.size(1) % 16 == 0 &&
           (input.scalar_type() == torch::kFloat32 || input.scalar_type() == torch::kBFloat16);
}

Tensor fusedNormRelu(const Tensor& input, const NormVectors& norm, const Tensor& shortcut, double momentum,
                     double epsilon) {
    // LibTorch takes no undefined tensors here.
    const Tensor added = shortcut.defined() ? shortcut : torch::empty({0}, input.options());
    return FusedNormRelu::apply(input, norm.weight, norm.bias, added, norm, momentum, epsilon);
}

}  // namespace kindred
