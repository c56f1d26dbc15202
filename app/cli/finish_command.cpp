#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "core/engine/finish_model.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

struct FinishOptions {
    std::filesystem::path model;
    FinishRequest request;
};

Outcome runFinish(FinishOptions& options, const CommandContext& context) {
    FinishRequest& request = options.request;
    request.model = resolveModel(options.model.native(), context.services.locations.models);
    request.command = context.commandLine;
    const FinishReport report = finishModel(request);
    return {.document = {{"model", textOfPath(report.model)},
                         {"bytes_before", report.bytesBefore},
                         {"bytes", report.bytes},
                         {"command", request.command}},
            .text = fmt::format("model   {}\nbytes   {} (before {})\n", lineOfPath(report.model),
                                report.bytes, report.bytesBefore)};
}

}  // namespace

Command addFinishCommand(CLI::App& app) {
    auto options = std::make_shared<FinishOptions>();
    FinishRequest& request = options->request;
    CLI::App* parser = app.add_subcommand("finish", "Prepare a trained model for those who use it");
    addPath(*parser, "--model", options->model, "A model file, or the name of a shipped model")->required();
    addPath(*parser, "--out", request.out, "The model file to write")->required();
    auto* what = parser->add_option_group("What is done");
    what->add_flag("--bfloat16", request.round, "Round its convolutions to bfloat16: about half the bytes");
    what->add_flag("--mirror", request.averagesMirror,
                   "Take the mean of a picture and its mirror image for its code: better, at twice the time");
    what->require_option(1, 2);
    return {parser, [options](const CommandContext& context) { return runFinish(*options, context); }};
}

}  // namespace kindred
