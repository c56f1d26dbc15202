#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <functional>
#include <optional>

#include "core/learning/model_types.h"
#include "core/learning/torch/drhn_network.h"
#include "core/learning/torch/hash_loss.h"
#include "core/learning/torch/network_state.h"
#include "core/learning/torch/sgd.h"
#include "core/learning/training_pictures.h"

namespace kindred {

/// A network that is being trained on one device: its numbers, its forward and backward pass, its optimiser.
/// Pictures come as float [B, H, W, 3], labels as int64 [B], both in the main memory. Not thread-safe.
class TrainingNetwork {
public:
    /// `precision` is not Automatic. The recipe's head decides what the classifier reads.
    TrainingNetwork(const TrainingRecipe& recipe, ModelDescription description, torch::Device device,
                    Precision precision);

    /// The numbers that a run starts from.
    void initialize(const TrainingPictures& pictures);
    /// Afterwards: takes over what TrainingTask::start says.
    void startFrom(const Model& model);

    struct Learnt {
        torch::Tensor loss;     ///< mean over the batch, float32
        torch::Tensor correct;  ///< pictures named right, int64
    };
    /// Forward and backward; the gradients of `parts` parts of the batch one after the other are added up.
    /// `smoothing` as in hashLoss(). Throws as LibTorch does; the numbers are then as they were.
    Learnt learn(const torch::Tensor& pictures, const torch::Tensor& labels, double smoothing, int parts);
    void update(double learningRate) { m_optimizer->step(learningRate); }

    struct Judged {
        double loss = 0;  ///< sum over the batch
        double correct = 0;
    };
    /// As the network stands, without learning from it.
    Judged judge(const torch::Tensor& pictures, const torch::Tensor& labels) const;
    /// Has the running statistics follow these pictures; the weight of the n-th batch of such is 1 / n.
    void measureNorms(const torch::Tensor& pictures, int batchesBefore);

    NetworkState& state() { return m_state; }
    Sgd& optimizer() { return *m_optimizer; }
    const torch::Device& device() const { return m_device; }
    /// Puts other numbers in place; to be undone by the same.
    void setValues(const torch::Tensor& values);
    /// As a model file has it: a head's batch normalisation is part of the hash layer.
    Model model() const;

    /// Called before each part of a batch, with its number of pictures; may throw.
    std::function<void(std::int64_t)> beforePart;

private:
    torch::Tensor toDevice(const torch::Tensor& pictures) const;

    const TrainingRecipe m_recipe;
    const ModelDescription m_description;
    const torch::Device m_device;
    NetworkState m_state;
    DrhnNetwork m_network;
    std::optional<Sgd> m_optimizer;
};

}  // namespace kindred
