#include "core/learning/torch/stem_whitening.h"

#include <tuple>

namespace kindred {

torch::Tensor whiteningStem(const torch::Tensor& pictures) {
    constexpr std::int64_t axes = 8;
    constexpr double floor = 1e-2;  // else the weakest axes, which are noise, would be the loudest
    const torch::NoGradGuard noGradients;
    const torch::Tensor patches = torch::im2col(pictures.contiguous(), {3, 3}, {1, 1}, {0, 0}, {2, 2})
                                      .permute({0, 2, 1})
                                      .reshape({-1, 27})
                                      .to(torch::kFloat64);
    const torch::Tensor covariance = patches.t().mm(patches) / patches.size(0);
    const auto [variances, vectors] = torch::linalg_eigh(covariance);  // ascending
    const torch::Tensor strongest = vectors.narrow(1, 27 - axes, axes).t();
    const torch::Tensor scales = (variances.narrow(0, 27 - axes, axes) + floor).rsqrt().unsqueeze(1);
    const torch::Tensor filters = (strongest * scales).to(torch::kFloat32).view({axes, 3, 3, 3});
    return torch::cat({filters, -filters});
}

}  // namespace kindred
