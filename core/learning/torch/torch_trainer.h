#pragma once

#include <torch/torch.h>

#include "core/learning/trainer.h"

namespace kindred {

class TorchTrainer : public Trainer {
public:
    /// `threads` as many as compute on a CPU.
    TorchTrainer(torch::Device device, int threads);

    std::optional<TrainingResult> train(const DataSet& data, const TrainingRecipe& recipe,
                                        const JobContext& context, const EpochObserver& observer) override;

private:
    torch::Device m_device;
    int m_threads;
};

}  // namespace kindred
