#pragma once

#include <torch/torch.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "core/learning/checkpoint_file.h"
#include "core/learning/torch/kept_memory.h"
#include "core/learning/torch/training_network.h"
#include "core/learning/trainer.h"
#include "core/learning/training_pictures.h"

namespace kindred {

/// bfloat16 for Automatic where the device multiplies it in hardware: elsewhere it is slower than float32.
Precision resolvePrecision(Precision wanted, const torch::Device& device);

/// One training run from start to end, or from a checkpoint to the end. Everything random comes from the
/// recipe's seed.
class TrainingRun {
public:
    /// What is referred to outlives the run.
    TrainingRun(const TrainingTask& task, torch::Device device, const JobContext& context,
                TrainingObserver observer);

    /// Goes on from what the plan's file says. Throws as Trainer::train().
    void resume();
    /// As Trainer::train().
    std::optional<TrainingResult> run();
    /// Takes that many steps of the first epoch and nothing else; the seconds of all but the first. Nothing
    /// if stopped.
    std::optional<double> timeSteps(int steps);

    /// As TrainingNetwork::beforePart, on whatever device the run goes on.
    void setBeforePart(std::function<void(std::int64_t)> called);

private:
    using Clock = std::chrono::steady_clock;

    /// False when stopped before its end.
    bool trainEpoch();
    TrainingNetwork::Learnt learn(std::span<const std::uint32_t> names);
    bool relieveMemory();
    EpochFigures figuresOfEpoch() const;
    bool judge(EpochFigures& figures);
    void keepIfBest(const EpochFigures& figures);
    bool enoughEpochs() const;
    void refreshNorms();
    void beginEpoch();
    void checkpointIfDue();
    void writeCheckpointNow();
    void refuseNonsense() const;
    void remark(const std::string& code, std::vector<std::string> arguments,
                const std::string& sentence) const;
    std::unique_ptr<TrainingNetwork> makeNetwork(torch::Device device) const;
    torch::Tensor batchTensor(std::size_t count, int side);
    torch::Tensor labelsOf(std::span<const std::uint32_t> names) const;
    int epoch() const { return static_cast<int>(m_epochs.size()) + 1; }
    std::uint64_t stepInEpoch() const;
    std::uint64_t allSteps() const;
    double secondsInEpoch() const;

    const KeptMemory m_keptMemory;
    const DataSet& m_data;
    const TrainingRecipe m_recipe;
    const CheckpointPlan m_plan;
    const JobContext& m_context;
    const TrainingObserver m_observer;
    const Precision m_precision;
    const std::string m_dataDigest;
    std::mt19937_64 m_random;
    const TrainingPictures m_pictures;
    std::function<void(std::int64_t)> m_beforePart;
    std::unique_ptr<TrainingNetwork> m_network;

    // How far it is; what a checkpoint holds.
    std::vector<EpochFigures> m_epochs;  ///< those that are over
    std::uint64_t m_step = 0;
    std::uint64_t m_imagesSeen = 0;
    std::string m_randomAtEpoch;
    torch::Tensor m_lossSum;  ///< over the epoch at hand, on the device
    torch::Tensor m_correct;
    torch::Tensor m_kept;  ///< values of the epoch that is best so far
    int m_keptEpoch = 0;
    double m_bestLoss;
    int m_parts = 1;

    std::vector<std::uint32_t> m_order;  ///< of the epoch at hand
    std::vector<float> m_batch;
    double m_secondsBefore = 0;  ///< of the epoch at hand, before the run was resumed
    Clock::time_point m_epochStart;
    Clock::time_point m_lastCheckpoint;
};

}  // namespace kindred
