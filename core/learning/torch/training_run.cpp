#include "core/learning/torch/training_run.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

#include "core/base/error.h"
#include "core/learning/learning_rate.h"
#include "core/learning/torch/torch_compat.h"
#include "core/learning/torch/torch_errors.h"

namespace kindred {
namespace {

using torch::Tensor;

constexpr std::size_t judgedAtOnce = 256;

std::string textOf(const std::mt19937_64& random) {
    std::ostringstream text;
    text << random;
    return text.str();
}

void readInto(std::mt19937_64& random, const std::string& text) {
    std::istringstream(text) >> random;
}

ModelDescription describe(const DataSet& data, const TrainingPictures& pictures) {
    ModelDescription description;
    description.classes = data.classes;
    pictures.describe(description);
    return description;
}

}  // namespace

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

TrainingRun::TrainingRun(const TrainingTask& task, torch::Device device, const JobContext& context,
                         TrainingObserver observer)
    : m_data(task.data),
      m_recipe(task.recipe),
      m_plan(task.checkpoint),
      m_context(context),
      m_observer(std::move(observer)),
      m_precision(resolvePrecision(m_recipe.precision, device)),
      m_dataDigest(m_plan.file.empty() ? std::string() : dataSetDigest(m_data)),
      m_random(m_recipe.seed),
      m_pictures(m_data, m_recipe, m_random),
      m_network(makeNetwork(device)),
      m_bestLoss(HUGE_VAL) {
    m_network->initialize(m_pictures);
    if (task.start != nullptr)
        m_network->startFrom(*task.start);
    beginEpoch();
    m_lastCheckpoint = Clock::now();
}

std::unique_ptr<TrainingNetwork> TrainingRun::makeNetwork(torch::Device device) const {
    auto network =
        std::make_unique<TrainingNetwork>(m_recipe, describe(m_data, m_pictures), device, m_precision);
    network->beforePart = m_beforePart;
    return network;
}

void TrainingRun::setBeforePart(std::function<void(std::int64_t)> called) {
    m_beforePart = std::move(called);
    m_network->beforePart = m_beforePart;
}

std::uint64_t TrainingRun::allSteps() const {
    return m_pictures.stepsPerEpoch() * static_cast<std::uint64_t>(m_recipe.epochs);
}

std::uint64_t TrainingRun::stepInEpoch() const {
    return m_step - m_epochs.size() * m_pictures.stepsPerEpoch();
}

double TrainingRun::secondsInEpoch() const {
    return m_secondsBefore + std::chrono::duration<double>(Clock::now() - m_epochStart).count();
}

void TrainingRun::beginEpoch() {
    m_randomAtEpoch = textOf(m_random);
    m_order = m_pictures.drawOrder(m_random);
    m_lossSum = torch::zeros({}, torch::dtype(torch::kFloat64).device(m_network->device()));
    m_correct = torch::zeros({}, torch::dtype(torch::kInt64).device(m_network->device()));
    m_secondsBefore = 0;
    m_epochStart = Clock::now();
}

void TrainingRun::resume() {
    const Checkpoint saved = readCheckpoint(m_plan.file);
    const auto differs = [&](const std::string& what) {
        return Error(ErrorCategory::Learning, "checkpoint-differs", {m_plan.file.string(), what},
                     "The checkpoint \"" + m_plan.file.string() + "\" is of another run: its " + what +
                         " differs. Give the same settings and data, or remove it to start anew.");
    };
    if (saved.recipe != m_recipe)
        throw differs("recipe");
    if (saved.dataDigest != m_dataDigest)
        throw differs("data set");
    if (saved.precision != m_precision)
        throw differs("precision on this device");
    const Tensor values = m_network->state().values();
    const auto fits = [](const std::vector<float>& stored, std::int64_t wanted) {
        return static_cast<std::int64_t>(stored.size()) == wanted;
    };
    const bool averages = m_network->optimizer().average().defined();
    if (!fits(saved.values, values.numel()) || !fits(saved.velocity, m_network->state().trainedCount()) ||
        !fits(saved.average, averages ? values.numel() : 0) ||
        !fits(saved.kept, saved.keptEpoch > 0 ? values.numel() : 0) ||
        saved.epochs.size() > static_cast<std::size_t>(m_recipe.epochs) || saved.parts < 1)
        throw differs("network");
    const std::uint64_t epochStart = saved.epochs.size() * m_pictures.stepsPerEpoch();
    if (saved.step < epochStart || saved.step - epochStart > m_pictures.stepsPerEpoch())
        throw differs("number of steps");

    const auto tensorOf = [&](const std::vector<float>& numbers) {
        return torch::tensor(numbers, torch::kFloat32).to(m_network->device());
    };
    m_network->setValues(tensorOf(saved.values));
    m_network->optimizer().restore(tensorOf(saved.velocity), tensorOf(saved.average),
                                   static_cast<std::int64_t>(saved.step));
    m_epochs = saved.epochs;
    m_step = saved.step;
    m_imagesSeen = saved.imagesSeen;
    m_keptEpoch = saved.keptEpoch;
    m_bestLoss = saved.bestLoss;
    m_parts = saved.parts;
    if (m_keptEpoch > 0)
        m_kept = tensorOf(saved.kept);
    readInto(m_random, saved.randomAtEpoch);
    beginEpoch();
    readInto(m_random, saved.randomNow);
    m_lossSum += saved.lossSum;
    m_correct += saved.correct;
    m_secondsBefore = saved.secondsInEpoch;
    for (const EpochFigures& figures : m_epochs)
        if (m_observer.epoch)
            m_observer.epoch(figures);
}

std::optional<TrainingResult> TrainingRun::run() {
    TrainingResult result;
    result.precision = m_precision;
    while (!enoughEpochs()) {
        EpochFigures figures;
        if (!trainEpoch() || !judge(figures = figuresOfEpoch())) {
            result.stopped = true;
            break;
        }
        keepIfBest(figures);
        figures.seconds = secondsInEpoch();
        m_epochs.push_back(figures);
        beginEpoch();
        writeCheckpointNow();
        if (m_observer.epoch)
            m_observer.epoch(figures);
    }
    if (result.stopped)
        writeCheckpointNow();
    if (m_keptEpoch == 0)
        return std::nullopt;
    m_network->setValues(m_kept);
    if (m_recipe.refreshNorms)
        refreshNorms();
    result.model = m_network->model();
    result.keptEpoch = m_keptEpoch;
    result.epochs = m_epochs;
    return result;
}

bool TrainingRun::enoughEpochs() const {
    const int over = static_cast<int>(m_epochs.size());
    return over >= m_recipe.epochs || (m_recipe.patience > 0 && !m_pictures.heldOut().empty() &&
                                       over - m_keptEpoch >= m_recipe.patience);
}

bool TrainingRun::trainEpoch() {
    const std::uint64_t steps = m_pictures.stepsPerEpoch();
    const std::size_t batch = m_pictures.batch();
    for (std::uint64_t i = stepInEpoch(); i < steps; ++i) {
        if (!m_context.proceed())
            return false;
        const TrainingNetwork::Learnt learnt = learn(std::span(m_order).subspan(i * batch, batch));
        m_lossSum += learnt.loss;
        m_correct += learnt.correct;
        m_network->update(learningRateAt(m_recipe, m_step, allSteps()));
        ++m_step;
        m_imagesSeen += batch;
        m_context.report({"training", m_imagesSeen, allSteps() * batch, std::to_string(epoch())});
        constexpr std::uint64_t stepsBetweenChecks = 16;  // reading a number back makes a GPU wait
        if (i % stepsBetweenChecks == 0)
            refuseNonsense();
        checkpointIfDue();
    }
    refuseNonsense();
    return true;
}

TrainingNetwork::Learnt TrainingRun::learn(std::span<const std::uint32_t> names) {
    const double done = (static_cast<double>(m_step) + 0.5) / static_cast<double>(allSteps());
    const bool plain = done > 1 - m_recipe.plainEnd;
    m_pictures.writeBatch(names, epoch(), plain, m_random, m_batch);
    const Tensor pictures = batchTensor(names.size(), m_pictures.sideIn(epoch()));
    const Tensor labels = labelsOf(names);
    for (;;) {
        try {
            return m_network->learn(pictures, labels, plain ? 0 : m_recipe.labelSmoothing, m_parts);
        } catch (const c10::Error& error) {
            if (!saysOutOfMemory(error) || !relieveMemory())
                throw;
        } catch (const std::bad_alloc&) {
            if (!relieveMemory())
                throw;
        }
    }
}

/// Smaller parts first, since they keep the device; then the CPU, whose memory is larger.
bool TrainingRun::relieveMemory() {
    constexpr std::size_t smallestPart = 8;  // fewer pictures normalise badly
    const torch::Device device = m_network->device();
    m_network->state().clearGradients();
    releaseCachedMemory(device);
    if (m_pictures.batch() / (2 * static_cast<std::size_t>(m_parts)) >= smallestPart) {
        m_parts *= 2;
        const std::string batch = std::to_string(m_pictures.batch());
        const std::string parts = std::to_string(m_parts);
        remark("training-in-parts", {device.str(), batch, parts},
               "There is too little memory on " + device.str() + " for " + batch +
                   " pictures at once; from here on each step takes them in " + parts + " parts.");
        return true;
    }
    if (device.is_cpu())
        return false;
    remark("training-on-the-cpu", {device.str()},
           "There is too little memory on " + device.str() + " even for a few pictures; the CPU goes on.");
    std::unique_ptr<TrainingNetwork> onCpu = makeNetwork(torch::kCPU);
    onCpu->setValues(m_network->state().values().cpu());
    const Tensor& average = m_network->optimizer().average();
    onCpu->optimizer().restore(m_network->optimizer().velocity().cpu(),
                               average.defined() ? average.cpu() : Tensor(),
                               static_cast<std::int64_t>(m_step));
    m_network = std::move(onCpu);
    m_lossSum = m_lossSum.cpu();
    m_correct = m_correct.cpu();
    if (m_kept.defined())
        m_kept = m_kept.cpu();
    m_parts = 1;
    return true;
}

void TrainingRun::remark(const std::string& code, std::vector<std::string> arguments,
                         const std::string& sentence) const {
    if (m_observer.remark)
        m_observer.remark(Error(ErrorCategory::Device, code, std::move(arguments), sentence));
}

EpochFigures TrainingRun::figuresOfEpoch() const {
    const auto steps = static_cast<double>(m_pictures.stepsPerEpoch());
    EpochFigures figures;
    figures.epoch = epoch();
    figures.learningRate = learningRateAt(m_recipe, m_step - 1, allSteps());
    figures.trainLoss = m_lossSum.item<double>() / steps;
    figures.trainAccuracy = m_correct.item<double>() / (steps * static_cast<double>(m_pictures.batch()));
    figures.imagesSeen = m_imagesSeen;
    return figures;
}

/// Loss and accuracy, on what is held out, of the values that would be kept now. False when stopped.
bool TrainingRun::judge(EpochFigures& figures) {
    const std::span<const std::uint32_t> heldOut = m_pictures.heldOut();
    if (heldOut.empty())
        return true;
    const Tensor trained = m_network->state().values().clone();
    m_network->setValues(m_network->optimizer().bestValues());
    TrainingNetwork::Judged sum;
    bool stopped = false;
    for (std::size_t first = 0; first < heldOut.size() && !stopped; first += judgedAtOnce) {
        const auto part = heldOut.subspan(first, std::min(judgedAtOnce, heldOut.size() - first));
        m_pictures.writePlain(part, m_batch);
        const TrainingNetwork::Judged judged =
            m_network->judge(batchTensor(part.size(), m_pictures.side()), labelsOf(part));
        sum.loss += judged.loss;
        sum.correct += judged.correct;
        stopped = !m_context.proceed();
    }
    m_network->setValues(trained);
    const auto count = static_cast<double>(heldOut.size());
    figures.validationLoss = sum.loss / count;
    figures.validationAccuracy = sum.correct / count;
    return !stopped;
}

void TrainingRun::keepIfBest(const EpochFigures& figures) {
    const double loss = figures.validationLoss.value_or(-HUGE_VAL);
    if (figures.validationLoss && loss >= m_bestLoss)
        return;
    m_bestLoss = loss;
    m_keptEpoch = figures.epoch;
    m_kept = m_network->optimizer().bestValues().clone();
}

/// The database is the training pictures as they are, so the statistics of these serve best.
void TrainingRun::refreshNorms() {
    const std::span<const std::uint32_t> all = m_pictures.training();
    const std::size_t batch = std::min(all.size(), judgedAtOnce);
    int batches = 0;
    for (std::size_t first = 0; first + batch <= all.size(); first += batch) {
        m_pictures.writePlain(all.subspan(first, batch), m_batch);
        m_network->measureNorms(batchTensor(batch, m_pictures.side()), batches++);
    }
}

void TrainingRun::refuseNonsense() const {
    if (!std::isfinite(m_lossSum.item<double>()))
        throw Error(ErrorCategory::Learning, "training-diverged", {std::to_string(epoch())},
                    "Training diverged in epoch " + std::to_string(epoch()) +
                        ": the loss is no number any more; take a lower learning rate.");
}

void TrainingRun::checkpointIfDue() {
    if (!m_plan.file.empty() && Clock::now() - m_lastCheckpoint >= m_plan.interval)
        writeCheckpointNow();
}

void TrainingRun::writeCheckpointNow() {
    if (m_plan.file.empty())
        return;
    refuseNonsense();
    if (!torch::isfinite(m_network->state().values()).all().item<bool>())
        throw Error(ErrorCategory::Learning, "training-diverged", {std::to_string(epoch())},
                    "Training diverged in epoch " + std::to_string(epoch()) +
                        ": a weight is no number any more; take a lower learning rate.");
    const auto numbersOf = [](const Tensor& tensor) {
        const Tensor dense = tensor.detach().cpu().contiguous();
        const float* start = dense.data_ptr<float>();
        return std::vector<float>(start, start + dense.numel());
    };
    Checkpoint checkpoint;
    checkpoint.recipe = m_recipe;
    checkpoint.dataSet = m_data.name;
    checkpoint.dataDigest = m_dataDigest;
    checkpoint.note = m_plan.note;
    checkpoint.precision = m_precision;
    checkpoint.epochs = m_epochs;
    checkpoint.step = m_step;
    checkpoint.imagesSeen = m_imagesSeen;
    checkpoint.randomAtEpoch = m_randomAtEpoch;
    checkpoint.randomNow = textOf(m_random);
    checkpoint.lossSum = m_lossSum.item<double>();
    checkpoint.correct = m_correct.item<std::int64_t>();
    checkpoint.secondsInEpoch = secondsInEpoch();
    checkpoint.keptEpoch = m_keptEpoch;
    checkpoint.bestLoss = m_bestLoss;
    checkpoint.parts = m_parts;
    checkpoint.values = numbersOf(m_network->state().values());
    checkpoint.velocity = numbersOf(m_network->optimizer().velocity());
    if (m_network->optimizer().average().defined())
        checkpoint.average = numbersOf(m_network->optimizer().average());
    if (m_keptEpoch > 0)
        checkpoint.kept = numbersOf(m_kept);
    writeCheckpoint(m_plan.file, checkpoint);
    m_lastCheckpoint = Clock::now();
}

std::optional<double> TrainingRun::timeSteps(int steps) {
    const std::size_t batch = m_pictures.batch();
    Clock::time_point start;
    for (int step = 0; step <= steps; ++step) {
        if (!m_context.proceed())
            return std::nullopt;
        m_lossSum += learn(std::span(m_order).first(batch)).loss;
        m_network->update(1e-6);
        refuseNonsense();  // waits for the device
        if (step == 0)
            start = Clock::now();
    }
    return std::chrono::duration<double>(Clock::now() - start).count();
}

torch::Tensor TrainingRun::batchTensor(std::size_t count, int side) {
    return torch::from_blob(m_batch.data(), {static_cast<std::int64_t>(count), side, side, 3});
}

torch::Tensor TrainingRun::labelsOf(std::span<const std::uint32_t> names) const {
    torch::Tensor labels = torch::empty({static_cast<std::int64_t>(names.size())}, torch::kInt64);
    auto* out = labels.data_ptr<std::int64_t>();
    for (const std::uint32_t name : names)
        *out++ = m_pictures.label(name);
    return labels;
}

}  // namespace kindred
