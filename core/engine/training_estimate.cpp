#include "core/engine/training_estimate.h"

#include <memory>

#include "core/learning/trainer.h"

namespace kindred {

std::optional<TrainEstimate> estimateTraining(const TrainingRecipe& recipe, std::size_t pictures, int side,
                                              int classes, Services& services, const JobContext& context) {
    const std::unique_ptr<Trainer> trainer =
        services.encoding.backend().makeTrainer(services.encoding.device().device);
    const std::optional<TrainingPace> pace = trainer->measurePace(recipe, side, classes, context);
    if (!pace)
        return std::nullopt;
    const double held = static_cast<double>(recipe.holdout.value_or(pictures / 10));
    const double trained = static_cast<double>(pictures) - held;
    const double shown = trained * (recipe.mirroring == Mirroring::Both ? 2 : 1);
    // Judging what is held out takes the forward pass alone, about a third of a step.
    const double anEpoch = (shown + held / 3) / pace->picturesPerSecond;
    const auto pixels = [](int size) { return static_cast<double>(size) * size; };
    const double early = recipe.earlySize > 0 ? recipe.earlyShare : 0;
    const double saved = early * (1 - pixels(recipe.earlySize) / pixels(side));
    return TrainEstimate{anEpoch * recipe.epochs * (1 - saved), anEpoch, pace->bytes};
}

}  // namespace kindred
