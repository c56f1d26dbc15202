#pragma once

#include <torch/torch.h>

#include "core/learning/trainer.h"

namespace kindred {

class TorchTrainer : public Trainer {
public:
    /// `threads` as many as compute on a CPU.
    TorchTrainer(torch::Device device, int threads);

    std::optional<TrainingResult> train(const TrainingTask& task, const JobContext& context,
                                        const TrainingObserver& observer) override;
    std::optional<TrainingPace> measurePace(const TrainingRecipe& recipe, int side, int classes,
                                            const JobContext& context) override;

private:
    torch::Device m_device;
    int m_threads;
};

}  // namespace kindred
