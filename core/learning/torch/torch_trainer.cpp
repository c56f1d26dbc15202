#include "core/learning/torch/torch_trainer.h"

#include <cstdint>
#include <random>

#include "core/base/available_memory.h"
#include "core/base/error.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_errors.h"
#include "core/learning/torch/training_run.h"
#include "core/learning/training_memory.h"

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
    require(recipe.zoom >= 0 && recipe.zoom < 1, "zoom must be from 0 to below 1");
    require(recipe.sharpness >= 0 && recipe.sharpness <= 0.25, "sharpness must be from 0 to 0.25");
    require(recipe.brightness >= 0 && recipe.brightness < 1, "brightness must be from 0 to below 1");
    require(recipe.earlySize == 0 || (recipe.earlySize >= 8 && recipe.earlySize <= data.training.side),
            "the early size must be from 8 to the pictures' size, or 0");
    require(recipe.head != Head::Fitted, "a fitted hash layer is found after training");
    require(recipe.cutout >= 0 && recipe.cutout <= data.training.side,
            "cutout must not be larger than the picture");
    require(data.classes.size() >= 2, "the data set must have at least two classes");
    require(recipe.holdout.value_or(pictures / 10) + 2 <= pictures,
            "at least two training pictures must be left beside those held out (there are " +
                std::to_string(pictures) + ")");
}

void checkStart(const TrainingRecipe& recipe, const ModelDescription& start) {
    const auto require = [](bool same, const std::string& what) {
        if (!same)
            throw Error(ErrorCategory::Usage, "start-differs", {what},
                        "The network to start from has other " + what +
                            " than this recipe; give it the same, or start from another network.");
    };
    require(start.blocks == recipe.blocks, "blocks");
    require(start.blockOrder == recipe.blockOrder, "steps in a block");
    require(start.shortcutPadding == recipe.shortcutPadding, "shortcuts");
}

void checkMemory(const TrainingRecipe& recipe, int side, std::size_t classes, Precision precision) {
    const std::uint64_t needed = trainingBytes(recipe, side, classes, precision);
    const std::uint64_t available = availableMemory();
    if (needed <= available)
        return;
    const int batch = largestBatchWithin(available, recipe, side, classes, precision);
    const auto megabytes = [](std::uint64_t bytes) { return std::to_string(bytes / 1'000'000) + " MB"; };
    const std::string wayOut = batch > 0 ? "a batch of " + std::to_string(batch) + " would fit"
                                         : "no batch would fit; close programs";
    throw Error(ErrorCategory::Device, "memory-too-small",
                {megabytes(needed), megabytes(available), std::to_string(batch)},
                "This training needs about " + megabytes(needed) + " of memory and " + megabytes(available) +
                    " are free: " + wayOut + ".");
}

/// Pictures without meaning, only to be computed with.
DataSet madeUpData(int side, int classes, std::size_t count) {
    DataSet data;
    data.classes.resize(static_cast<std::size_t>(classes));
    data.training.side = side;
    for (std::size_t i = 0; i < count; ++i)
        data.training.labels.push_back(static_cast<std::int32_t>(i % static_cast<std::size_t>(classes)));
    std::mt19937 random(0);
    data.training.pixels.resize(count * data.training.imageBytes());
    for (std::uint8_t& pixel : data.training.pixels)
        pixel = static_cast<std::uint8_t>(random());
    return data;
}

}  // namespace

TorchTrainer::TorchTrainer(torch::Device device, int threads) : m_device(device), m_threads(threads) {}

std::optional<TrainingResult> TorchTrainer::train(const TrainingTask& task, const JobContext& context,
                                                  const TrainingObserver& observer) {
    checkRecipe(task.recipe, task.data);
    if (task.start != nullptr)
        checkStart(task.recipe, task.start->description);
    if (m_device.is_cpu())
        checkMemory(task.recipe, task.data.training.side, task.data.classes.size(),
                    resolvePrecision(task.recipe.precision, m_device));
    try {
        useThreads(m_threads);
        TrainingRun run(task, m_device, context, observer);
        if (task.checkpoint.resume)
            run.resume();
        return run.run();
    } catch (const c10::Error&) {
        rethrowAsError(std::current_exception());
    } catch (const std::bad_alloc&) {
        rethrowAsError(std::current_exception());
    }
}

std::optional<TrainingPace> TorchTrainer::measurePace(const TrainingRecipe& recipe, int side, int classes,
                                                      const JobContext& context) {
    constexpr int steps = 3;
    TrainingRecipe tried = recipe;
    tried.holdout = 0;
    tried.earlySize = 0;
    const Precision precision = resolvePrecision(recipe.precision, m_device);
    if (m_device.is_cpu())
        checkMemory(tried, side, static_cast<std::size_t>(classes), precision);
    const DataSet data = madeUpData(side, classes, static_cast<std::size_t>(recipe.batch));
    checkRecipe(tried, data);
    try {
        useThreads(m_threads);
        const std::optional<double> seconds =
            TrainingRun({.data = data, .recipe = tried}, m_device, context, {}).timeSteps(steps);
        if (!seconds)
            return std::nullopt;
        return TrainingPace{steps * recipe.batch / *seconds,
                            trainingBytes(tried, side, static_cast<std::size_t>(classes), precision)};
    } catch (const c10::Error&) {
        rethrowAsError(std::current_exception());
    }
}

}  // namespace kindred
