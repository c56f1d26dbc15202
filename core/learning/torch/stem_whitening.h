#pragma once

#include <torch/torch.h>

namespace kindred {

/// First weights for the stem, [16, 3, 3, 3], found from pictures [N, 3, H, W] as the network is given them:
/// the eight strongest principal axes of their 3 x 3 patches, each divided by the root of its variance, and
/// the same negated (D. Page, "How to train your ResNet 8: bag of tricks", 2019, who keeps them fixed; here
/// they only start training).
torch::Tensor whiteningStem(const torch::Tensor& pictures);

}  // namespace kindred
