#include "core/learning/torch/hash_fitting.h"

#include <torch/torch.h>

#include <algorithm>
#include <string>

#include "core/base/error.h"

namespace kindred {
namespace {

using torch::Tensor;

int mostAxes(const HashFit& fit, std::size_t length) {
    return static_cast<int>(std::min(static_cast<std::size_t>(fit.bits), length));
}

void checkFit(const HashFit& fit, std::size_t count, std::size_t length) {
    const auto require = [](bool holds, const std::string& what) {
        if (!holds)
            throw Error(ErrorCategory::Usage, "fit-invalid", {what},
                        "A hash layer cannot be fitted so: " + what + ".");
    };
    require(fit.bits >= 1, "bits must be at least 1");
    const int most = mostAxes(fit, length);
    require(fit.axes >= 0 && fit.axes <= most, "axes must be from 1 to " + std::to_string(most) + ", or 0");
    require(fit.whitening >= 0 && fit.whitening <= 1, "whitening must be from 0 to 1");
    require(fit.rounds >= 0, "rounds must not be negative");
    require(count > length, "more than " + std::to_string(length) + " pictures are needed (there are " +
                                std::to_string(count) + ")");
}

/// [features, count]: the strongest principal axes of centred rows, scaled as `whitening` says.
Tensor scaledAxes(const Tensor& centred, std::int64_t count, double whitening) {
    const auto [variances, axes] = torch::linalg_eigh(centred.t().mm(centred) / centred.size(0));
    const std::int64_t weakest = axes.size(1) - count;  // variances rise
    const Tensor mixed = whitening * variances + (1 - whitening) * variances.mean();
    const Tensor scales = mixed.clamp_min(1e-12).rsqrt();
    return (axes * scales).narrow(1, weakest, count);
}

Tensor signsOf(const Tensor& values) {
    return torch::where(values > 0, torch::ones_like(values), -torch::ones_like(values));
}

/// [axes, bits] with rows of length 1 at right angles: the turn that brings `values` nearest to their signs,
/// found step by step from a random one. Nothing if stopped.
std::optional<Tensor> rotationOf(const Tensor& values, const HashFit& fit, const JobContext& context) {
    torch::Generator random = at::detail::createCPUGenerator(fit.seed);
    const Tensor drawn = torch::empty({fit.bits, fit.bits}, values.options()).normal_(0, 1, random);
    Tensor rotation = std::get<0>(torch::linalg_qr(drawn)).narrow(0, 0, values.size(1));
    for (int round = 0; round < fit.rounds; ++round) {
        if (!context.proceed())
            return std::nullopt;
        const auto [left, strengths, right] =
            torch::linalg_svd(signsOf(values.mm(rotation)).t().mm(values), false);
        rotation = left.mm(right).t();
        context.report(
            {"fitting", static_cast<std::uint64_t>(round) + 1, static_cast<std::uint64_t>(fit.rounds), {}});
    }
    return rotation;
}

std::vector<float> numbersOf(const Tensor& tensor) {
    const Tensor dense = tensor.to(torch::kFloat32).contiguous();
    const float* start = dense.data_ptr<float>();
    return {start, start + dense.numel()};
}

}  // namespace

std::optional<HashLayer> fitHashLayer(std::span<const float> features, std::size_t count, const HashFit& fit,
                                      const JobContext& context) {
    const torch::NoGradGuard noGradients;
    const std::size_t length = count > 0 ? features.size() / count : 0;
    checkFit(fit, count, length);
    // from_blob wants a pointer to mutable values but nothing writes through it.
    const Tensor rows =
        torch::from_blob(const_cast<float*>(features.data()),
                         {static_cast<std::int64_t>(count), static_cast<std::int64_t>(length)},
                         torch::kFloat32)
            .to(torch::kFloat64);
    const Tensor mean = rows.mean(0);
    const Tensor centred = rows - mean;
    const int axisCount = fit.axes > 0 ? fit.axes : mostAxes(fit, length);
    const Tensor axes = scaledAxes(centred, axisCount, fit.whitening);
    const std::optional<Tensor> rotation = rotationOf(centred.mm(axes), fit, context);
    if (!rotation)
        return std::nullopt;
    const Tensor weight = axes.mm(*rotation);
    const Tensor thresholds = std::get<0>(rows.mm(weight).median(0));
    return HashLayer{numbersOf(weight.t()), numbersOf(-thresholds)};
}

}  // namespace kindred
