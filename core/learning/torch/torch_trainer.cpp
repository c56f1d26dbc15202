#include "core/learning/torch/torch_trainer.h"

#include "core/base/error.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_errors.h"
#include "core/learning/torch/training_run.h"

namespace kindred {
namespace {

void require(bool condition, const std::string& what) {
    if (!condition)
        throw Error(ErrorCategory::Usage, "recipe-invalid", {what},
                    "These settings cannot be trained with: " + what + ".");
}

void checkRecipe(const TrainingRecipe& recipe, const DataSet& data) {
    const std::size_t pictures = data.training.count();
    require(recipe.epochs >= 1, "epochs must be at least 1");
    require(recipe.batch >= 2, "batch must be at least 2");
    require(recipe.learningRate > 0, "the learning rate must be above 0");
    require(recipe.warmUp >= 0 && recipe.warmUp < 1, "warm-up must be from 0 to below 1");
    require(recipe.momentum >= 0 && recipe.momentum < 1, "momentum must be from 0 to below 1");
    require(recipe.weightDecay >= 0, "weight decay must not be negative");
    require(recipe.labelSmoothing >= 0 && recipe.labelSmoothing < 1,
            "label smoothing must be from 0 to below 1");
    require(recipe.averaging >= 0 && recipe.averaging < 1, "averaging must be from 0 to below 1");
    require(recipe.cropPadding >= 0 && recipe.cropPadding < data.training.side,
            "the crop's padding must be smaller than the picture");
    require(recipe.cutout >= 0 && recipe.cutout <= data.training.side,
            "cutout must not be larger than the picture");
    require(data.classes.size() >= 2, "the data set must have at least two classes");
    require(recipe.holdout.value_or(pictures / 10) + 2 <= pictures,
            "at least two training pictures must be left beside those held out (there are " +
                std::to_string(pictures) + ")");
}

}  // namespace

TorchTrainer::TorchTrainer(torch::Device device, int threads) : m_device(device), m_threads(threads) {}

std::optional<TrainingResult> TorchTrainer::train(const DataSet& data, const TrainingRecipe& recipe,
                                                  const JobContext& context, const EpochObserver& observer) {
    checkRecipe(recipe, data);
    try {
        useThreads(m_threads);
        return TrainingRun(data, recipe, m_device, context).run(observer);
    } catch (const c10::Error&) {
        rethrowAsError(std::current_exception());
    }
}

}  // namespace kindred
