#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <numeric>
#include <thread>

#include "core/base/error.h"
#include "core/learning/checkpoint_file.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/learning_factory.h"
#include "tests/support/fake_features.h"

namespace kindred {

namespace {

/// Looks at the mean colour alone: bit j is set where channel j % 3 is brighter than the picture. The first
/// class is the reddest.
class FakeEncoder : public Encoder {
public:
    explicit FakeEncoder(ModelDescription description) : m_description(std::move(description)) {}

    const ModelDescription& description() const override { return m_description; }

    Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override {
        Encoded encoded;
        const std::size_t plane = pixels.size() / count / 3;
        for (std::size_t i = 0; i < count; ++i) {
            std::array<float, 3> mean{};
            for (std::size_t c = 0; c < 3; ++c) {
                const auto channel = pixels.subspan((3 * i + c) * plane, plane);
                mean[c] = float(std::accumulate(channel.begin(), channel.end(), 0.0) / double(plane));
            }
            const float grey = (mean[0] + mean[1] + mean[2]) / 3;
            BinaryCode code(m_description.bits);
            for (int j = 0; j < m_description.bits; ++j) {
                const float value = mean[std::size_t(j % 3)] - grey;
                encoded.activations.push_back(value);
                code.setBit(j, value > 0);
            }
            encoded.codes.push_back(code);
            appendFakeFeatures(pixels.subspan(3 * i * plane, 3 * plane), std::size_t(m_description.inputSize),
                               encoded.features);
            const std::size_t classes = m_description.classes.size();
            for (std::size_t k = 0; k < classes; ++k)
                encoded.scores.push_back((k == 0) == (mean[2] > grey) ? 0.9F : 0.1F);
        }
        return encoded;
    }

private:
    ModelDescription m_description;
};

Model untrainedModel(const DataSet& data, const TrainingRecipe& recipe) {
    Model model;
    model.description.blocks = recipe.blocks;
    model.description.bits = recipe.bits;
    model.description.classes = data.classes;
    model.description.inputSize = data.training.side;
    for (const TensorLayout& layout : drhnTensors(model.description))
        model.tensors.push_back(
            {layout.name, layout.shape, std::vector<float>(std::size_t(layout.elements()), 1.0F)});
    return model;
}

/// Epochs of a few milliseconds that go on as real ones do; the second is the best on held-out pictures. A
/// batch of 4096 has no room anywhere, one of 1024 only on the CPU.
class FakeTrainer : public Trainer {
public:
    std::optional<TrainingResult> train(const TrainingTask& task, const JobContext& context,
                                        const TrainingObserver& observer) override {
        const auto& [data, recipe, plan, start] = task;
        requireMemory(recipe);
        if (recipe.batch == 1024 && observer.remark)
            observer.remark(
                Error(ErrorCategory::Device, "training-on-the-cpu", {"cuda:0"},
                      "There is too little memory on cuda:0 even for a few pictures; the CPU goes on."));
        const auto pictures = std::uint64_t(data.training.count());
        Checkpoint state = begin(recipe, plan);
        const auto tell = [&observer](const EpochFigures& figures) {
            if (observer.epoch)
                observer.epoch(figures);
        };
        std::ranges::for_each(state.epochs, tell);
        bool stopped = false;
        while (int(state.epochs.size()) < recipe.epochs && !outOfPatience(state)) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            if (recipe.learningRate > 5 && state.epochs.size() == 3)
                throw Error(ErrorCategory::Learning, "training-diverged", {},
                            "The loss is no number any more.");
            stopped = !context.proceed();
            if (stopped)
                break;
            state.epochs.push_back(figuresOf(int(state.epochs.size()) + 1, recipe, pictures));
            const int over = state.epochs.back().epoch;
            state.keptEpoch = recipe.holdout == 0 ? over : std::min(over, bestEpoch);
            writeCheckpoint(plan.file, state);
            tell(state.epochs.back());
            context.report({"training", pictures * over, pictures * recipe.epochs, {}});
        }
        writeCheckpoint(plan.file, state);
        if (state.epochs.empty())
            return std::nullopt;
        TrainingResult result;
        result.model = untrainedModel(data, recipe);
        result.keptEpoch = state.keptEpoch;
        result.epochs = state.epochs;
        result.stopped = stopped;
        return result;
    }

    std::optional<TrainingPace> measurePace(const TrainingRecipe& recipe, int, int,
                                            const JobContext&) override {
        requireMemory(recipe);
        return TrainingPace{0.1 / recipe.blocks, std::uint64_t{500'000'000}};
    }

private:
    static constexpr int bestEpoch = 2;

    static void requireMemory(const TrainingRecipe& recipe) {
        if (recipe.batch == 4096)
            throw Error(ErrorCategory::Device, "memory-too-small", {"9000 MB", "4000 MB", "512"},
                        "This needs more memory than there is.");
    }

    static Checkpoint begin(const TrainingRecipe& recipe, const CheckpointPlan& plan) {
        if (plan.resume)
            return readCheckpoint(plan.file);
        Checkpoint state;
        state.recipe = recipe;
        state.note = plan.note;
        return state;
    }

    static bool outOfPatience(const Checkpoint& state) {
        return state.recipe.patience > 0 &&
               int(state.epochs.size()) - state.keptEpoch >= state.recipe.patience;
    }

    static EpochFigures figuresOf(int epoch, const TrainingRecipe& recipe, std::uint64_t pictures) {
        EpochFigures figures;
        figures.epoch = epoch;
        figures.learningRate = recipe.learningRate / epoch;
        figures.trainLoss = 0.5 + 1.5 / epoch;
        figures.trainAccuracy = 1 - 0.6 / epoch;
        if (recipe.holdout != 0) {
            figures.validationLoss = 0.6 + 0.01 * std::abs(epoch - bestEpoch);
            figures.validationAccuracy = 0.95 - 0.01 * epoch;
        }
        figures.imagesSeen = pictures * epoch;
        figures.seconds = 0.005;
        return figures;
    }
};

class FakeBackend : public LearningBackend {
public:
    DeviceChoice chooseDevice(const std::string& request) const override {
        if (request == "auto")
            return {"cpu", "No CUDA device was found, so the CPU computes."};
        if (request == "cpu")
            return {"cpu", "The CPU was asked for."};
        throw Error(ErrorCategory::Device, "device-not-available", {request},
                    "The device is not there; take auto or cpu.");
    }
    void setThreads(int) override {}
    std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string&) const override {
        return std::make_unique<FakeEncoder>(model.description);
    }
    std::unique_ptr<Trainer> makeTrainer(const std::string&) const override {
        return std::make_unique<FakeTrainer>();
    }
    std::optional<HashLayer> fitHashLayer(std::span<const float>, std::size_t, const HashFit&,
                                          const JobContext&) const override {
        return std::nullopt;
    }
};

}  // namespace

}  // namespace kindred

extern "C" kindred::LearningBackend* kindredMakeLearningBackend() {
    return new kindred::FakeBackend;
}
