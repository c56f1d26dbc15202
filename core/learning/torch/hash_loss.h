#pragma once

#include <torch/torch.h>

#include "core/learning/recipe_types.h"
#include "core/learning/torch/drhn_network.h"

namespace kindred {

/// What a step of training makes smaller, a mean over the batch.
///
/// sigmoid: the cross-entropy of the classifier's scores. ortho: the same, with the recipe's margin taken off
/// the true class's cosine (J. Hoe et al., "One Loss for All: Deep Hashing with a Single Cosine Similarity
/// based Learning Objective", 2021, eq. 7). csq: the binary cross-entropy of (tanh z + 1) / 2 and the class's
/// code, with the mean of (|tanh z| - 1)^2 (L. Yuan et al., "Central Similarity Quantization", 2020, eq. 4
/// to 6). `smoothing` is the share of a label that is spread over all classes; csq has none.
struct HashLoss {
    torch::Tensor loss;
    torch::Tensor scores;  ///< [B, classes], without margin
};

/// `hash` as DrhnNetwork::hash() gives it, `codes` the classifier's weight, `labels` [B], int64.
HashLoss hashLoss(const DrhnNetwork& network, const torch::Tensor& hash, const torch::Tensor& codes,
                  const torch::Tensor& labels, const TrainingRecipe& recipe, double smoothing);

}  // namespace kindred
