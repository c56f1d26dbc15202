#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/engine/evaluate_model.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

struct EvaluateOptions {
    std::filesystem::path model;
    std::filesystem::path data;
    std::string rank;
    EvaluateRequest request;
};

template <typename Cutoffs>
nlohmann::ordered_json cutoffsDocument(const Cutoffs& cutoffs) {
    auto document = nlohmann::ordered_json::array();
    for (const auto& cutoff : cutoffs) {
        document.push_back({{"k", cutoff.k}, {"stable", cutoff.stable}});
    }
    return document;
}

nlohmann::ordered_json radiiDocument(const std::vector<RadiusFigures>& radii) {
    auto document = nlohmann::ordered_json::array();
    for (const RadiusFigures& radius : radii) {
        document.push_back({{"radius", radius.radius},
                            {"precision", radius.precision},
                            {"recall", radius.recall},
                            {"returned", radius.returned},
                            {"empty_queries", radius.emptyQueries}});
    }
    return document;
}

nlohmann::ordered_json documentOf(const EvaluateReport& report) {
    nlohmann::ordered_json document{
        {"definition", report.definition}, {"model", report.modelName}, {"data", report.dataName}};
    if (report.classification) {
        document["accuracy"] = report.classification->accuracy;
        document["top2"] = report.classification->top2;
        document["top3"] = report.classification->top3;
    }
    const RetrievalFigures& retrieval = report.retrieval;
    document["top"] = retrieval.top;
    document["queries"] = retrieval.queries;
    document["database"] = retrieval.database;
    document["map"] = {{"stable", retrieval.meanAveragePrecision}};
    document["precision_at"] = cutoffsDocument(retrieval.precisionAt);
    document["recall_at"] = cutoffsDocument(retrieval.recallAt);
    document["precision_by_radius"] = radiiDocument(retrieval.byRadius);
    if (report.classification) {
        document["confusion"] = report.classification->confusion.counts;
        document["classes"] = report.classification->confusion.classes;
    }
    document["distinct_codes"] = retrieval.distinctCodes;
    document["failures"] = failuresDocument(report.failures);
    document["seconds"] = {{"encode", report.secondsEncode}, {"rank", report.secondsRank}};
    return document;
}

std::string textOf(const EvaluateReport& report) {
    const RetrievalFigures& retrieval = report.retrieval;
    std::string text = report.definition + "\n\n";
    if (report.classification) {
        text += fmt::format("accuracy        {:.4f}  (top 2 {:.4f}, top 3 {:.4f})\n",
                            report.classification->accuracy, report.classification->top2,
                            report.classification->top3);
    }
    text +=
        fmt::format("{:<16}{:.4f}\n", fmt::format("mAP@{}", retrieval.top), retrieval.meanAveragePrecision);
    for (const PrecisionAt& precision : retrieval.precisionAt) {
        text += fmt::format("{:<16}{:.4f}\n", fmt::format("precision@{}", precision.k), precision.stable);
    }
    text +=
        fmt::format("distinct codes  {}\nqueries         {}\ndatabase        {}\nseconds         {:.1f}\n",
                    retrieval.distinctCodes, retrieval.queries, retrieval.database,
                    report.secondsEncode + report.secondsRank);
    return text + failuresText(report.failures);
}

Outcome runEvaluate(EvaluateOptions& options, CommandContext& context) {
    EvaluateRequest& request = options.request;
    request.model = resolveModel(options.model.native(), context.services.locations.models);
    request.data = options.data.native();
    tellDevice(context.services);
    const auto report = evaluateModel(request, context.services, context.job);
    context.console.clearBar();
    if (!report) {
        return interruptedOutcome();
    }
    return {.document = documentOf(*report),
            .text = textOf(*report),
            .status = statusOf(false, report->failures)};
}

}  // namespace

Command addEvaluateCommand(CLI::App& app) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* parser = app.add_subcommand(
        "evaluate", "Judge a model on a data set: the test split is looked up in the training split");
    addPath(*parser, "--model", options->model, "A model file, or the name of a shipped model")->required();
    addPath(*parser, "--data", options->data, "The data set, as for train")->required();
    parser->add_option("--top", options->request.top, "R of mAP@R: how many of the nearest are judged")
        ->type_name("R")
        ->check(wholeNumberFrom(1))
        ->capture_default_str();
    parser->add_option("--rank", options->rank, "How pictures are ranked")
        ->default_str("hamming")
        ->type_name("hamming")
        ->check(CLI::IsMember({"hamming"}).description(""));
    parser
        ->add_option("--split-seed", options->request.splitSeed,
                     "Which pictures of class folders are the test split, where there is no test folder")
        ->type_name("S")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    addPath(*parser, "--export", options->request.exportFolder,
            "Folder for database.csv, queries.csv and the curves, to recompute every figure elsewhere");
    return {parser, [options](CommandContext& context) { return runEvaluate(*options, context); }};
}

}  // namespace kindred
