#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/engine/fit_hash.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

struct FitOptions {
    std::filesystem::path model;
    std::filesystem::path data;
    FitRequest request;
};

nlohmann::ordered_json documentOf(const FitReport& report, const FitRequest& request) {
    nlohmann::ordered_json document;
    if (!report.model.empty()) {
        document["model"] = textOfPath(report.model);
    }
    document["bits"] = request.fit.bits;
    document["axes"] = request.fit.axes;
    document["pictures"] = report.pictures;
    document["command"] = request.command;
    document["failures"] = failuresDocument(report.failures);
    document["seconds"] = report.seconds;
    document["stopped"] = report.stopped;
    return document;
}

std::string textOf(const FitReport& report, const FitRequest& request) {
    if (report.model.empty()) {
        return "Stopped; there is no model yet.\n";
    }
    return fmt::format("model     {}\nbits      {}\npictures  {}\nseconds   {:.1f}\n",
                       lineOfPath(report.model), request.fit.bits, report.pictures, report.seconds) +
           failuresText(report.failures);
}

Outcome runFit(FitOptions& options, CommandContext& context) {
    FitRequest& request = options.request;
    request.model = resolveModel(options.model.native(), context.services.locations.models);
    request.data = options.data.native();
    request.command = context.commandLine;
    tellDevice(context.services);
    const FitReport report = fitHash(request, context.services, context.job);
    context.console.clearBar();
    return {.document = documentOf(report, request),
            .text = textOf(report, request),
            .status = statusOf(report.stopped, report.failures)};
}

}  // namespace

Command addFitCommand(CLI::App& app) {
    auto options = std::make_shared<FitOptions>();
    HashFit& fit = options->request.fit;
    CLI::App* parser = app.add_subcommand(
        "fit", "Give a model a hash layer for pictures of any kind, found from its features");
    addPath(*parser, "--model", options->model, "A model file, or the name of a shipped model")->required();
    addPath(*parser, "--data", options->data, "Pictures as for train; their classes are not looked at")
        ->required();
    addPath(*parser, "--out", options->request.out, "The model file to write")->required();
    parser
        ->add_option("--pictures", options->request.pictures,
                     "Look at no more pictures than so many, evenly out of all; 0: at all")
        ->type_name("N")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    parser->add_option("--bits", fit.bits, "Length of the code")
        ->type_name("N")
        ->check(CLI::Range(1, 256).description(""))
        ->capture_default_str();
    parser
        ->add_option("--axes", fit.axes,
                     "Only so many of the features' strongest axes; 0: all that the code has room for")
        ->type_name("N")
        ->check(CLI::Range(0, 256).description(""))
        ->capture_default_str();
    parser
        ->add_option("--whitening", fit.whitening,
                     "How equal the axes are made before they are turned: 0 not at all, 1 fully")
        ->type_name("SHARE")
        ->check(CLI::Range(0.0, 1.0).description(""))
        ->capture_default_str();
    parser->add_option("--rounds", fit.rounds, "Rounds of turning the axes to where signs lose least")
        ->type_name("N")
        ->check(CLI::Range(0, 10'000).description(""))
        ->capture_default_str();
    parser->add_option("--seed", fit.seed, "Decides the first turn")
        ->type_name("N")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    parser
        ->add_option("--split-seed", options->request.splitSeed,
                     "Which pictures of class folders are the test split, where there is no test folder")
        ->type_name("S")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    return {parser, [options](CommandContext& context) { return runFit(*options, context); }};
}

}  // namespace kindred
