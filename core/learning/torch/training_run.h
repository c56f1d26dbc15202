#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "core/learning/augmentation.h"
#include "core/learning/torch/drhn_network.h"
#include "core/learning/torch/kept_memory.h"
#include "core/learning/torch/network_state.h"
#include "core/learning/torch/sgd.h"
#include "core/learning/trainer.h"

namespace kindred {

/// One training run from start to end. Everything random comes from the recipe's seed.
class TrainingRun {
public:
    TrainingRun(const DataSet& data, const TrainingRecipe& recipe, torch::Device device,
                const JobContext& context);

    /// As Trainer::train().
    std::optional<TrainingResult> run(const EpochObserver& observer);

private:
    struct Judgement {
        double loss = 0;
        double accuracy = 0;
    };

    void splitPictures();
    /// False when stopped before the epoch's end.
    bool trainEpoch(EpochFigures& figures);
    torch::Tensor trainStep(std::span<const std::uint32_t> indices, int epoch, torch::Tensor& correct);
    std::optional<Judgement> judge(std::span<const std::uint32_t> indices);
    void keepIfBest(const EpochFigures& figures, double& bestLoss);
    torch::Tensor toDevice(std::span<const float> batch, std::size_t count) const;
    torch::Tensor labelsOf(std::span<const std::uint32_t> indices) const;
    std::uint64_t stepsPerEpoch() const;

    const KeptMemory m_keptMemory;
    const DataSet& m_data;
    const TrainingRecipe m_recipe;
    const torch::Device m_device;
    const JobContext& m_context;
    Precision m_precision;
    std::mt19937_64 m_random;
    std::vector<std::uint32_t> m_training;  ///< indices into m_data.training
    std::vector<std::uint32_t> m_validation;
    ModelDescription m_description;
    std::optional<BatchWriter> m_writer;
    std::optional<NetworkState> m_state;
    std::optional<DrhnNetwork> m_network;
    std::optional<Sgd> m_optimizer;
    std::vector<float> m_batch;
    std::uint64_t m_step = 0;
    std::uint64_t m_imagesSeen = 0;
    torch::Tensor m_kept;  ///< values of the epoch that is best so far
    int m_keptEpoch = 0;
};

}  // namespace kindred
