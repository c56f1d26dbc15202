#include "core/engine/evaluate_model.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/half_float.h"
#include "core/engine/class_choice.h"
#include "core/engine/distance_meaning.h"
#include "core/engine/encode_split.h"
#include "core/engine/simple_baselines.h"
#include "core/evaluation/argmax_baseline.h"
#include "core/evaluation/calibration.h"
#include "core/evaluation/classification.h"
#include "core/evaluation/figures_export.h"
#include "core/evaluation/ranking_comparison.h"
#include "core/evaluation/retrieval.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// Whether classes called unseen are. Empty where all classes are judged.
std::string scopeOf(const EvaluateReport& report) {
    if (report.unseen.empty())
        return "";
    const std::string scope = ", both of the classes " + listed(report.unseen) + " alone";
    return report.knownUnseen.empty() ? scope + " (which the model does not know)"
                                      : scope + " (of which the model knows " + listed(report.knownUnseen) +
                                            ": these are not unseen)";
}

std::string definitionOf(const EvaluateReport& report) {
    const RetrievalFigures& figures = report.retrieval;
    return "mAP@" + std::to_string(figures.top) + " of " + report.modelName + " on " + report.dataName +
           ": " + std::to_string(figures.queries) + " test pictures searched for among " +
           std::to_string(figures.database) + " training pictures" + scopeOf(report) +
           ", ranked by Hamming distance, equal distances in the data set's order; "
           "relevant is a picture "
           "of the same class; AP@R is the sum of the precision at each relevant rank up to R over the "
           "number of relevant "
           "ones found (0 where there are none), mAP its mean over the queries.";
}

/// Leaves only the classes asked for, if any.
void restrictTo(DataSet& data, const std::vector<std::string>& chosen, const ModelDescription& model,
                EvaluateReport& report) {
    if (chosen.empty())
        return;
    const std::vector<std::int32_t> kept = chooseClasses(chosen, data.classes);
    keepClasses(data.training, kept);
    keepClasses(data.test, kept);
    for (const std::int32_t index : kept) {
        const std::string& name = data.classes[static_cast<std::size_t>(index)];
        report.unseen.push_back(name);
        if (std::ranges::find(model.classes, name) != model.classes.end())
            report.knownUnseen.push_back(name);
    }
}

/// All that the classifier's scores tell.
void judgeScores(const EncodedSplit& database, const EncodedSplit& queries, const ModelDescription& model,
                 const DataSet& data, std::size_t top, EvaluateReport& report) {
    if (model.classes.empty() || queries.scores.empty())
        return;
    const auto predicted = [&](const EncodedSplit& split) {
        return PredictedClasses{predictedClasses(split.scores, model.classes.size()), split.labelled.labels};
    };
    report.argmaxBaseline = argmaxBaseline(predicted(database), predicted(queries), top);
    if (report.unseen.empty() && model.classes == data.classes)
        report.classification = evaluateClassification(queries.scores, data.test.labels, data.classes);
}

/// As a library keeps features; those of a query never pass through one.
void roundToHalves(std::vector<float>& features) {
    for (float& value : features)
        value = fromHalf(toHalf(value));
}

void writeCalibration(const std::filesystem::path& file, const std::vector<DistanceShare>& calibration) {
    Model model = readModel(file);
    model.description.calibration = meaningsOf(calibration);
    writeModel(file, model);
}

}  // namespace

std::optional<EvaluateReport> evaluateModel(const EvaluateRequest& request, Services& services,
                                            const JobContext& context) {
    const ModelDescription description = readModelDescription(request.model);
    const DataSetRequest dataRequest{request.data, description.inputSize, description.resize,
                                     request.splitSeed};
    std::optional<LoadedDataSet> loaded = loadDataSet(dataRequest, services, context);
    if (!loaded)
        return std::nullopt;

    EvaluateReport report;
    report.modelName = request.model.stem().string();
    report.dataName = loaded->dataSet.name;
    report.failures = std::move(loaded->failures);
    restrictTo(loaded->dataSet, request.unseen, description, report);
    const DataSet& data = loaded->dataSet;
    report.leaks = findLeaks(data.training, data.test);

    const auto encodeStart = Clock::now();
    EncodingProgress progress{0, data.training.count() + data.test.count()};
    const auto queries = encodeSplit(data.test, request.model, request.ranking, services, context, progress);
    auto database =
        queries ? encodeSplit(data.training, request.model, request.ranking, services, context, progress)
                : std::nullopt;
    if (!database)
        return std::nullopt;
    roundToHalves(database->features);
    report.secondsEncode = secondsSince(encodeStart);

    const auto rankStart = Clock::now();
    RetrievalOptions options;
    options.top = request.top;
    std::optional<RetrievalFigures> retrieval =
        evaluateRetrieval(database->labelled, queries->labelled, options, context);
    if (!retrieval)
        return std::nullopt;
    report.retrieval = std::move(*retrieval);
    report.calibration = calibration(queries->labelled);
    judgeScores(*database, *queries, description, data, request.top, report);
    report.secondsRank = secondsSince(rankStart);

    std::optional<std::vector<RankingFigures>> rankings =
        compareRankings({database->labelled, database->activations, database->features},
                        {queries->labelled, queries->activations, queries->features},
                        report.retrieval.meanAveragePrecision.stable,
                        {.ranking = request.ranking, .top = request.top, .radius = request.radius}, context);
    if (!rankings)
        return std::nullopt;
    report.rankings = std::move(*rankings);

    if (!request.unseen.empty()) {
        auto baselines = judgeSimpleBaselines(data, request.top, context);
        if (!baselines)
            return std::nullopt;
        report.baselines = std::move(*baselines);
    }

    if (request.keepCalibration)
        writeCalibration(request.model, report.calibration);
    report.definition = definitionOf(report);
    if (request.exportFolder)
        exportFigures(*request.exportFolder,
                      {report.retrieval, report.classification ? &report.classification->confusion : nullptr,
                       report.calibration, database->labelled, queries->labelled});
    return report;
}

}  // namespace kindred
