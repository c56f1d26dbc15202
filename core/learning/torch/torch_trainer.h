#pragma once

#include <torch/torch.h>

#include "core/learning/trainer.h"

namespace kindred {

class TorchTrainer : public Trainer {
public:
    explicit TorchTrainer(torch::Device device);

    std::optional<TrainingResult> train(const DataSet& data, const TrainingRecipe& recipe,
                                        const JobContext& context, const EpochObserver& observer) override;

private:
    torch::Device m_device;
};

}  // namespace kindred
