#pragma once

#include "core/learning/model_types.h"

namespace kindred {

/// Rounds the weights of all convolutions to bfloat16 (to nearest, ties to even), so that a file takes about
/// half the bytes. Everything else of a network is small and stays.
void roundConvolutions(Model& model);

/// Whether it is a convolution each value of which bfloat16 has.
bool isRoundedConvolution(const ModelTensor& tensor);

}  // namespace kindred
