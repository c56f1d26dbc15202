#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "core/engine/compact_model.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

struct CompactOptions {
    std::filesystem::path model;
    std::filesystem::path out;
};

Outcome runCompact(const CompactOptions& options, const CommandContext& context) {
    const CompactReport report =
        compactModel(resolveModel(options.model.native(), context.services.locations.models), options.out);
    return {.document = {{"model", textOfPath(report.model)},
                         {"bytes_before", report.bytesBefore},
                         {"bytes", report.bytes}},
            .text = fmt::format("model   {}\nbytes   {} (before {})\n", lineOfPath(report.model),
                                report.bytes, report.bytesBefore)};
}

}  // namespace

Command addCompactCommand(CLI::App& app) {
    auto options = std::make_shared<CompactOptions>();
    CLI::App* parser = app.add_subcommand(
        "compact", "Write a model in about half the bytes, its convolutions rounded to bfloat16");
    addPath(*parser, "--model", options->model, "A model file, or the name of a shipped model")->required();
    addPath(*parser, "--out", options->out, "The model file to write")->required();
    return {parser, [options](CommandContext& context) { return runCompact(*options, context); }};
}

}  // namespace kindred
