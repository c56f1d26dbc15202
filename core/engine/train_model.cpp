#include "core/engine/train_model.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/engine/distance_meaning.h"
#include "core/engine/training_notes.h"
#include "core/engine/unfinished_run.h"
#include "core/evaluation/calibration.h"
#include "core/evaluation/classification.h"
#include "core/learning/checkpoint_file.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

using Clock = std::chrono::steady_clock;

/// What the test pictures say of a model. They choose nothing.
struct TestFigures {
    double accuracy = 0;
    std::vector<DistanceMeaning> calibration;
};

/// Nothing if there are no test pictures or the job is stopped.
std::optional<TestFigures> judgeOnTest(const DataSet& data, const Model& model, const std::string& device,
                                       Services& services, const JobContext& context) {
    constexpr std::size_t chunk = 256;
    const LabelledImages& test = data.test;
    const std::unique_ptr<Encoder> encoder = services.encoding.backend().makeEncoder(model, device);
    LabelledCodes codes;
    codes.labels = test.labels;
    std::vector<float> scores;
    for (std::size_t first = 0; first < test.count(); first += chunk) {
        if (!context.proceed())
            return std::nullopt;
        const std::size_t count = std::min(chunk, test.count() - first);
        const Encoded encoded = encoder->encode(
            std::span(test.pixels).subspan(first * test.imageBytes(), count * test.imageBytes()), count);
        scores.insert(scores.end(), encoded.scores.begin(), encoded.scores.end());
        codes.codes.insert(codes.codes.end(), encoded.codes.begin(), encoded.codes.end());
        context.report({"testing", first + count, test.count(), {}});
    }
    if (scores.empty())
        return std::nullopt;
    return TestFigures{evaluateClassification(scores, test.labels, data.classes).accuracy,
                       meaningsOf(kindred::calibration(codes))};
}

/// Found out before the hours of training, not after.
void requireWritableFolder(const std::filesystem::path& file) {
    const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error))
        throw Error(
            ErrorCategory::File, "folder-not-found", {folder.string()},
            "The folder \"" + folder.string() + "\" for the model is not there; make it or choose another.");
}

/// A run that was broken off is never overwritten unasked.
CheckpointPlan planFor(const TrainRequest& request) {
    CheckpointPlan plan;
    plan.file = checkpointOf(request.out);
    plan.note = request.data.data;
    plan.resume = request.resume;
    std::error_code error;
    if (!plan.resume && std::filesystem::exists(plan.file, error))
        throw Error(ErrorCategory::Learning, "run-unfinished", {plan.file.string(), request.out.string()},
                    "There is an unfinished run that was to end in \"" + request.out.string() +
                        "\": resume it, or remove \"" + plan.file.string() + "\" to start anew.");
    return plan;
}

}  // namespace

TrainReport trainModel(const TrainRequest& request, Services& services, const JobContext& context,
                       const TrainingObserver& observer) {
    const auto startTime = Clock::now();
    requireWritableFolder(request.out);
    const CheckpointPlan plan = planFor(request);
    TrainReport report;
    const DeviceChoice choice = services.encoding.device();
    report.device = choice.device;
    report.deviceReason = choice.reason;

    std::optional<Model> start;
    if (!request.start.empty())
        start = readModel(request.start);
    std::optional<LoadedDataSet> loaded = loadDataSet(request.data, services, context);
    std::optional<TrainingResult> result;
    if (loaded) {
        report.failures = std::move(loaded->failures);
        const std::unique_ptr<Trainer> trainer = services.encoding.backend().makeTrainer(choice.device);
        result = trainer->train({loaded->dataSet, request.recipe, plan, start ? &*start : nullptr}, context,
                                observer);
    }
    report.stopped = !result || result->stopped;
    if (result) {
        report.keptEpoch = result->keptEpoch;
        report.epochs = std::move(result->epochs);
        report.precision = result->precision;
        const DataSet& data = loaded->dataSet;
        ModelDescription& description = result->model.description;
        description.resize = request.data.resize;
        std::optional<TestFigures> figures;
        if (!report.stopped)
            figures = judgeOnTest(data, result->model, choice.device, services, context);
        if (figures) {
            report.testAccuracy = figures->accuracy;
            description.calibration = std::move(figures->calibration);
        }
        description.notes = trainingNotes(request, data, report);
        writeModel(request.out, result->model);
        report.model = request.out;
    }
    if (!report.stopped)
        removeCheckpoint(plan.file);
    report.seconds = std::chrono::duration<double>(Clock::now() - startTime).count();
    return report;
}

}  // namespace kindred
