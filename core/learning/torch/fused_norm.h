#pragma once

#include <torch/torch.h>

namespace kindred {

/// What one batch normalisation holds: four vectors of a number a channel, float32.
struct NormVectors {
    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor
        runningMean;  ///< both follow the batch's in place; the variance is the unbiased one, as PyTorch's
    torch::Tensor runningVariance;
};

/// Whether fusedNormRelu() can compute with this: on the CPU, float32 or bfloat16, channels in sixteens.
bool canFuseNorm(const torch::Tensor& input);

/// ReLU(BN(input) + shortcut) of [N, C, H, W] by the batch's own statistics (S. Ioffe and C. Szegedy, "Batch
/// Normalization", 2015, algorithm 1), with gradients for input, weight, bias and shortcut; `shortcut` may be
/// undefined and is then nothing. Equal to LibTorch's operations one after the other but for rounding, in two
/// sweeps over the memory forward and two backward. Sums do not depend on the number of threads.
torch::Tensor fusedNormRelu(const torch::Tensor& input, const NormVectors& norm,
                            const torch::Tensor& shortcut, double momentum, double epsilon);

}  // namespace kindred
