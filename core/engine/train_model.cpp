#include "core/engine/train_model.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <span>
#include <sstream>
#include <utility>

#include "core/base/error.h"
#include "core/evaluation/classification.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

using Clock = std::chrono::steady_clock;

std::string textOf(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

/// The curves as lines of comma-separated values, for the model file.
std::string curvesOf(const std::vector<EpochFigures>& epochs) {
    std::string text = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy\n";
    const auto orEmpty = [](const std::optional<double>& value) {
        return value ? textOf(*value) : std::string();
    };
    for (const EpochFigures& epoch : epochs)
        text += std::to_string(epoch.epoch) + "," + textOf(epoch.learningRate) + "," +
                textOf(epoch.trainLoss) + "," + textOf(epoch.trainAccuracy) + "," +
                orEmpty(epoch.validationLoss) + "," + orEmpty(epoch.validationAccuracy) + "\n";
    return text;
}

void addNotes(ModelDescription& description, const TrainRequest& request, const DataSet& data,
              const TrainReport& report) {
    auto& notes = description.notes;
    notes["data_set"] = data.name;
    notes["training_pictures"] = std::to_string(data.training.count());
    notes["command"] = request.command;
    notes["seed"] = std::to_string(request.recipe.seed);
    notes["device"] = report.device;
    notes["precision"] = report.precision == Precision::BFloat16 ? "bfloat16" : "float32";
    notes["kept_epoch"] = std::to_string(report.keptEpoch);
    notes["curves"] = curvesOf(report.epochs);
    if (report.testAccuracy)
        notes["test_accuracy"] = textOf(*report.testAccuracy);
}

/// Nothing if there are no test pictures or the job is stopped.
std::optional<double> accuracyOn(const LabelledImages& test, const Model& model, const DataSet& data,
                                 const std::string& device, Services& services, const JobContext& context) {
    constexpr std::size_t chunk = 256;
    const std::unique_ptr<Encoder> encoder = services.encoding.backend().makeEncoder(model, device);
    std::vector<float> scores;
    for (std::size_t first = 0; first < test.count(); first += chunk) {
        if (!context.proceed())
            return std::nullopt;
        const std::size_t count = std::min(chunk, test.count() - first);
        const Encoded encoded = encoder->encode(
            std::span(test.pixels).subspan(first * test.imageBytes(), count * test.imageBytes()), count);
        scores.insert(scores.end(), encoded.scores.begin(), encoded.scores.end());
        context.report({"testing", first + count, test.count(), {}});
    }
    if (scores.empty())
        return std::nullopt;
    return evaluateClassification(scores, test.labels, data.classes).accuracy;
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

}  // namespace

TrainReport trainModel(const TrainRequest& request, Services& services, const JobContext& context,
                       const std::function<void(const EpochFigures&)>& observer) {
    const auto start = Clock::now();
    requireWritableFolder(request.out);
    TrainReport report;
    const DeviceChoice choice = services.encoding.device();
    report.device = choice.device;
    report.deviceReason = choice.reason;

    std::optional<LoadedDataSet> loaded = loadDataSet(request.data, services, context);
    std::optional<TrainingResult> result;
    if (loaded) {
        report.failures = std::move(loaded->failures);
        const std::unique_ptr<Trainer> trainer = services.encoding.backend().makeTrainer(choice.device);
        result = trainer->train(loaded->dataSet, request.recipe, context, observer);
    }
    report.stopped = !result || result->stopped;
    if (result) {
        report.keptEpoch = result->keptEpoch;
        report.epochs = std::move(result->epochs);
        report.precision = result->precision;
        const DataSet& data = loaded->dataSet;
        result->model.description.resize = request.data.resize;
        if (!report.stopped)
            report.testAccuracy =
                accuracyOn(data.test, result->model, data, choice.device, services, context);
        addNotes(result->model.description, request, data, report);
        writeModel(request.out, result->model);
        report.model = request.out;
    }
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

}  // namespace kindred
