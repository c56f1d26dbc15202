#pragma once

#include <torch/torch.h>

namespace kindred {

/// 3 x 3 convolution with a border of one zero and no bias, with gradients, on the CPU. As torch::conv2d, but
/// each thread finds the weight's gradient of its share of the batch and the shares are added: oneDNN's
/// threads meet at barriers at which they spin, so that another busy program made a step of training fifteen
/// times as long.
torch::Tensor trainedConvolution(const torch::Tensor& input, const torch::Tensor& weight,
                                 std::int64_t stride);

}  // namespace kindred
