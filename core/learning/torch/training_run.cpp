#include "core/learning/torch/training_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/base/error.h"
#include "core/learning/learning_rate.h"

namespace kindred {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// bfloat16 where the processor multiplies it in hardware: elsewhere it is slower than float32.
Precision resolvePrecision(Precision wanted, const torch::Device& device) {
    if (wanted != Precision::Automatic)
        return wanted;
    if (!device.is_cpu())
        return Precision::BFloat16;
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16") ? Precision::BFloat16 : Precision::Float32;
#else
    return Precision::Float32;
#endif
}

}  // namespace

TrainingRun::TrainingRun(const DataSet& data, const TrainingRecipe& recipe, torch::Device device,
                         const JobContext& context)
    : m_data(data),
      m_recipe(recipe),
      m_device(device),
      m_context(context),
      m_precision(resolvePrecision(recipe.precision, device)),
      m_random(recipe.seed) {
    splitPictures();
    const ChannelStatistics statistics = channelStatistics(data.training, m_training);
    m_writer.emplace(data.training, statistics);
    m_description.blocks = recipe.blocks;
    m_description.bits = recipe.bits;
    m_description.classes = data.classes;
    m_description.blockOrder = recipe.blockOrder;
    m_description.shortcutPadding = recipe.shortcutPadding;
    m_description.inputSize = data.training.side;
    m_description.mean = statistics.mean;
    m_description.std = statistics.std;

    const auto convolutionType = m_precision == Precision::BFloat16 ? torch::kBFloat16 : torch::kFloat32;
    m_state.emplace(m_description, device, convolutionType);
    m_state->initialize(recipe.seed);
    m_state->requireGradients();
    m_network.emplace(m_description, *m_state);
    m_optimizer.emplace(recipe, *m_state);
}

void TrainingRun::splitPictures() {
    std::vector<std::uint32_t> all(m_data.training.count());
    std::iota(all.begin(), all.end(), 0U);
    shuffleIndices(all, m_random);
    const std::size_t held = m_recipe.holdout.value_or(all.size() / 10);
    m_validation.assign(all.end() - static_cast<std::ptrdiff_t>(held), all.end());
    m_training.assign(all.begin(), all.end() - static_cast<std::ptrdiff_t>(held));
    std::sort(m_validation.begin(), m_validation.end());
    std::sort(m_training.begin(), m_training.end());
}

/// The last, incomplete batch of an epoch is left out: its statistics would be unlike the others'.
std::uint64_t TrainingRun::stepsPerEpoch() const {
    return std::max<std::uint64_t>(1, m_training.size() / static_cast<std::size_t>(m_recipe.batch));
}

std::optional<TrainingResult> TrainingRun::run(const EpochObserver& observer) {
    TrainingResult result;
    result.precision = m_precision;
    double bestLoss = HUGE_VAL;
    for (int epoch = 1; epoch <= m_recipe.epochs && !result.stopped; ++epoch) {
        const auto start = Clock::now();
        EpochFigures figures;
        figures.epoch = epoch;
        const std::optional<Judgement> judgement = trainEpoch(figures) ? judge(m_validation) : std::nullopt;
        if (!judgement) {
            result.stopped = true;
            break;
        }
        if (!m_validation.empty()) {
            figures.validationLoss = judgement->loss;
            figures.validationAccuracy = judgement->accuracy;
        }
        keepIfBest(figures, bestLoss);
        figures.seconds = secondsSince(start);
        result.epochs.push_back(figures);
        if (observer)
            observer(figures);
    }
    if (m_keptEpoch == 0)
        return std::nullopt;
    {
        const torch::NoGradGuard noGradients;
        m_state->values().copy_(m_kept);
    }
    result.model = {m_description, m_state->tensors()};
    result.keptEpoch = m_keptEpoch;
    return result;
}

void TrainingRun::keepIfBest(const EpochFigures& figures, double& bestLoss) {
    const double loss = figures.validationLoss.value_or(-HUGE_VAL);
    if (figures.validationLoss && loss >= bestLoss)
        return;
    bestLoss = loss;
    m_keptEpoch = figures.epoch;
    m_kept = m_optimizer->bestValues().clone();
}

bool TrainingRun::trainEpoch(EpochFigures& figures) {
    const std::uint64_t steps = stepsPerEpoch();
    const std::uint64_t allSteps = steps * static_cast<std::uint64_t>(m_recipe.epochs);
    const std::size_t batch = std::min(m_training.size(), static_cast<std::size_t>(m_recipe.batch));
    std::vector<std::uint32_t> order = m_training;
    shuffleIndices(order, m_random);

    torch::Tensor lossSum = torch::zeros({}, torch::dtype(torch::kFloat64).device(m_device));
    torch::Tensor correct = torch::zeros({}, torch::dtype(torch::kInt64).device(m_device));
    for (std::uint64_t i = 0; i < steps; ++i, ++m_step) {
        if (!m_context.proceed())
            return false;
        lossSum += trainStep(std::span(order).subspan(i * batch, batch), figures.epoch, correct);
        figures.learningRate = learningRateAt(m_recipe, m_step, allSteps);
        m_optimizer->step(figures.learningRate);
        m_imagesSeen += batch;
        m_context.report({"training", m_imagesSeen, allSteps * batch, std::to_string(figures.epoch)});
        constexpr std::uint64_t stepsBetweenChecks = 16;  // reading a number back makes a GPU wait
        if (i % stepsBetweenChecks == 0 && !std::isfinite(lossSum.item<double>()))
            throw Error(ErrorCategory::Learning, "training-diverged", {std::to_string(figures.epoch)},
                        "Training diverged in epoch " + std::to_string(figures.epoch) +
                            ": the loss is no number any more; take a lower learning rate.");
    }
    figures.trainLoss = lossSum.item<double>() / static_cast<double>(steps);
    figures.trainAccuracy = correct.item<double>() / static_cast<double>(steps * batch);
    figures.imagesSeen = m_imagesSeen;
    return true;
}

torch::Tensor TrainingRun::trainStep(std::span<const std::uint32_t> indices, int epoch,
                                     torch::Tensor& correct) {
    m_batch.resize(indices.size() * m_data.training.imageBytes());
    m_writer->writeAugmented(indices, epoch, m_recipe, m_random, m_batch);
    const torch::Tensor labels = labelsOf(indices);
    m_state->clearGradients();
    const torch::Tensor scores =
        m_network->classify(m_network->hash(m_network->features(toDevice(m_batch, indices.size()), true)));
    const torch::Tensor loss = torch::nn::functional::cross_entropy(
        scores, labels,
        torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_recipe.labelSmoothing));
    loss.backward();
    correct += scores.detach().argmax(1).eq(labels).sum();
    return loss.detach();
}

/// Loss and accuracy of the values that would be kept now; nothing if stopped.
std::optional<TrainingRun::Judgement> TrainingRun::judge(std::span<const std::uint32_t> indices) {
    const torch::NoGradGuard noGradients;
    const torch::Tensor trained = m_state->values().clone();
    m_state->values().copy_(m_optimizer->bestValues());
    m_state->valuesChanged();

    double loss = 0;
    double correct = 0;
    bool stopped = false;
    for (std::size_t first = 0; first < indices.size() && !stopped; first += 256) {
        const auto part = indices.subspan(first, std::min<std::size_t>(256, indices.size() - first));
        m_batch.resize(part.size() * m_data.training.imageBytes());
        m_writer->write(part, m_batch);
        const torch::Tensor labels = labelsOf(part);
        const torch::Tensor scores =
            m_network->classify(m_network->hash(m_network->features(toDevice(m_batch, part.size()), false)));
        loss += torch::nn::functional::cross_entropy(
                    scores, labels, torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum))
                    .item<double>();
        correct += scores.argmax(1).eq(labels).sum().item<double>();
        stopped = !m_context.proceed();
    }
    m_state->values().copy_(trained);
    m_state->valuesChanged();
    if (stopped)
        return std::nullopt;
    const double count = std::max<double>(1, static_cast<double>(indices.size()));
    return Judgement{loss / count, correct / count};
}

torch::Tensor TrainingRun::toDevice(std::span<const float> batch, std::size_t count) const {
    const std::int64_t side = m_data.training.side;
    return torch::from_blob(const_cast<float*>(batch.data()),
                            {static_cast<std::int64_t>(count), side, side, 3})
        .permute({0, 3, 1, 2})
        .to(m_device);
}

torch::Tensor TrainingRun::labelsOf(std::span<const std::uint32_t> indices) const {
    torch::Tensor labels = torch::empty({static_cast<std::int64_t>(indices.size())}, torch::kInt64);
    auto* out = labels.data_ptr<std::int64_t>();
    for (const std::uint32_t index : indices)
        *out++ = m_data.training.labels[index];
    return labels.to(m_device);
}

}  // namespace kindred
