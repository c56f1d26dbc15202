#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <stdexcept>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/grid_text.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/recipe_options.h"
#include "app/cli/reports.h"
#include "core/engine/reproduce.h"

namespace kindred {
namespace {

struct ReproduceOptions {
    std::filesystem::path data;
    Grid grid;
    ReproduceRequest request;
};

nlohmann::ordered_json rowDocument(const ReproducedRow& row) {
    nlohmann::ordered_json document{{"blocks", row.blocks},        {"bits", row.bits},
                                    {"measure", row.measure},      {"ours", row.ours},
                                    {"ci95", {row.low, row.high}}, {"published", nullptr},
                                    {"source", nullptr},           {"differs", row.differs}};
    if (row.published) {
        document["published"] = *row.published;
        document["source"] = row.source;
    }
    return document;
}

nlohmann::ordered_json documentOf(const ReproduceReport& report, const ReproduceRequest& request) {
    nlohmann::ordered_json recipe = recipeDocument(request.recipe);
    recipe.erase("blocks");
    recipe.erase("bits");
    nlohmann::ordered_json document{{"definition", report.definition},
                                    {"folder", textOfPath(request.folder)},
                                    {"recipe", recipe},
                                    {"command", request.command},
                                    {"top", request.top},
                                    {"rows", nlohmann::ordered_json::array()}};
    for (const ReproducedRow& row : report.rows) {
        document["rows"].push_back(rowDocument(row));
    }
    document["failures"] = failuresDocument(report.failures);
    document["stopped"] = report.stopped;
    return document;
}

std::string nameOf(const std::string& measure, std::size_t top) {
    return measure == "map" ? fmt::format("mAP@{}", top) : measure;
}

std::string lineOf(const ReproducedRow& row, std::size_t top) {
    std::string line = fmt::format("{:>6}  {:>4}  {:<10}  {:.4f}  {:.4f} to {:.4f}", row.blocks, row.bits,
                                   nameOf(row.measure, top), row.ours, row.low, row.high);
    if (row.published) {
        line += fmt::format("  {} {:.4f}  {}", row.differs ? "≠" : " ", *row.published, row.source);
    }
    return line;
}

std::string textOf(const ReproduceReport& report, std::size_t top) {
    std::string text = report.definition + "\n\n";
    text += fmt::format("{:>6}  {:>4}  {:<10}  {:<6}  {:<16}    {}\n", "blocks", "bits", "measure", "ours",
                        "95 %", "published");
    for (const ReproducedRow& row : report.rows) {
        text += lineOf(row, top) + "\n";
    }
    if (report.stopped) {
        text += "Stopped; the same command goes on from here.\n";
    }
    return text + failuresText(report.failures);
}

ReproduceObserver observerOf(CommandContext& context, std::size_t top) {
    const auto tell = [&context](const std::string& line) {
        if (context.console.showsProgress()) {
            context.console.printLine(line);
        }
    };
    return {.cell =
                [tell](int blocks, int bits, std::size_t cell, std::size_t cells) {
                    tell(fmt::format("DRHN-{} with {} bits ({} of {})", blocks, bits, cell, cells));
                },
            .row = [tell, top](const ReproducedRow& row) { tell(lineOf(row, top)); },
            .epoch =
                [tell](const EpochFigures& epoch) {
                    tell(fmt::format("epoch {:4}  loss {:.4f}  accuracy {:.4f}  {:.1f} s", epoch.epoch,
                                     epoch.trainLoss, epoch.trainAccuracy, epoch.seconds));
                },
            .remark = [](const Error& remark) { spdlog::warn("{}", remark.what()); }};
}

Outcome runReproduce(ReproduceOptions& options, CommandContext& context) {
    ReproduceRequest& request = options.request;
    request.data.data = options.data.native();
    request.command = context.commandLine;
    request.blocks = options.grid.blocks;
    request.bits = options.grid.bits;
    if (request.blocks.empty()) {
        request.blocks = {request.recipe.blocks};
        request.bits = {request.recipe.bits};
    }
    tellDevice(context.services);
    const ReproduceReport report =
        reproduce(request, context.services, context.job, observerOf(context, request.top));
    context.console.clearBar();
    return {.document = documentOf(report, request),
            .text = textOf(report, request.top),
            .status = statusOf(report.stopped, report.failures)};
}

void addGrid(CLI::App& parser, Grid& grid) {
    const auto refuse = [](const std::string& text) -> std::string {
        try {
            gridFromText(text);
            return {};
        } catch (const std::invalid_argument& refused) {
            return refused.what();
        }
    };
    parser
        .add_option_function<std::string>(
            "--grid", [&grid](const std::string& text) { grid = gridFromText(text); },
            "Depths and lengths of code to combine, as in 1,3x12,48; without it, the one cell that --blocks "
            "and --bits name")
        ->type_name("NxBITS")
        ->check(CLI::Validator(refuse, ""))
        ->excludes("--blocks")
        ->excludes("--bits");
}

}  // namespace

Command addReproduceCommand(CLI::App& app) {
    auto options = std::make_shared<ReproduceOptions>();
    CLI::App* parser =
        app.add_subcommand("reproduce",
                           "Train and judge a grid of depths and lengths of code, and print the "
                           "figures beside the published ones; resumes where it stopped");
    addPath(*parser, "--data", options->data, "The data set, as for train")->required();
    addPath(*parser, "--folder", options->request.folder,
            "Folder for the models and figures; a second call goes on with what is there")
        ->required();
    parser->add_option("--top", options->request.top, "R of mAP@R: how many of the nearest are judged")
        ->type_name("R")
        ->check(wholeNumberFrom(1))
        ->capture_default_str();
    parser
        ->add_option("--split-seed", options->request.data.splitSeed,
                     "Which pictures of class folders are the test split, where there is no test folder")
        ->type_name("S")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    addRecipeOptions(*parser, options->request.recipe, "published");
    addGrid(*parser, options->grid);
    return {parser, [options](CommandContext& context) { return runReproduce(*options, context); }};
}

}  // namespace kindred
