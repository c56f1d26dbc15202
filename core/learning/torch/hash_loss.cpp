#include "core/learning/torch/hash_loss.h"

namespace kindred {
namespace {

using torch::Tensor;

Tensor crossEntropy(const Tensor& scores, const Tensor& labels, double smoothing) {
    return torch::nn::functional::cross_entropy(
        scores, labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(smoothing));
}

Tensor withoutMargin(const Tensor& scores, const Tensor& labels, double margin) {
    const Tensor taken = torch::zeros_like(scores).scatter_(1, labels.unsqueeze(1), margin);
    return scores - taken;
}

/// (tanh z + 1) / 2 is the sigmoid of 2 z, so the cross-entropy can be taken where it does not overflow.
Tensor centralSimilarity(const Tensor& hash, const Tensor& codes, const Tensor& labels, double quantisation) {
    const Tensor wanted = (codes.index_select(0, labels) + 1) / 2;
    const Tensor nearness = torch::binary_cross_entropy_with_logits(2 * hash, wanted);
    return nearness + quantisation * (torch::tanh(hash).abs() - 1).square().mean();
}

}  // namespace

HashLoss hashLoss(const DrhnNetwork& network, const Tensor& hash, const Tensor& codes, const Tensor& labels,
                  const TrainingRecipe& recipe, double smoothing) {
    const Tensor scores = network.classify(hash);
    switch (recipe.head) {
        case Head::Ortho:
            return {crossEntropy(withoutMargin(scores, labels, recipe.headMargin * recipe.headScale), labels,
                                 smoothing),
                    scores};
        case Head::Csq:
            return {centralSimilarity(hash, codes, labels, recipe.quantisation), scores};
        case Head::Sigmoid:
        case Head::Fitted:
            break;
    }
    return {crossEntropy(scores, labels, smoothing), scores};
}

}  // namespace kindred
