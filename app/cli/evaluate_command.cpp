#include <memory>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/evaluation_report.h"
#include "app/cli/option_helpers.h"
#include "app/cli/reports.h"
#include "core/engine/evaluate_model.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

struct EvaluateOptions {
    std::filesystem::path model;
    std::filesystem::path data;
    EvaluateRequest request;
};

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
    addChoice(*parser, "--rank", options->request.ranking, rankingChoices(),
              "What Hamming distance is compared with, in accuracy and in cost");
    parser
        ->add_option("--radius", options->request.radius,
                     "With --rank features, the pictures within this many bits are compared by features [the "
                     "least number that holds R pictures]")
        ->type_name("BITS")
        ->check(CLI::Range(0, BinaryCode::maxBits).description(""));
    parser->final_callback([options] {
        if (options->request.radius && options->request.ranking != Ranking::Features) {
            throw CLI::ValidationError("--radius", "needs --rank features");
        }
    });
    parser
        ->add_option("--split-seed", options->request.splitSeed,
                     "Which pictures of class folders are the test split, where there is no test folder")
        ->type_name("S")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    parser
        ->add_option(
            "--unseen", options->request.unseen,
            "Judge these classes of the data set alone, as for a model trained without them: names, or "
            "numbers from 0 on, with commas between")
        ->type_name("CLASSES")
        ->delimiter(',')
        ->allow_extra_args(false);
    parser
        ->add_flag("--keep-calibration", options->request.keepCalibration,
                   "Write into the model file what a distance between two pictures means; the file's SHA-256 "
                   "changes, so libraries made with it must be indexed again")
        ->excludes("--unseen");
    addPath(*parser, "--export", options->request.exportFolder,
            "Folder for database.csv, queries.csv and the curves, to recompute every figure elsewhere");
    return {parser, [options](CommandContext& context) { return runEvaluate(*options, context); }};
}

}  // namespace kindred
