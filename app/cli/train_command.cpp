#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/recipe_options.h"
#include "app/cli/reports.h"
#include "core/engine/model_catalog.h"
#include "core/engine/train_model.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

struct TrainOptions {
    CLI::App* parser = nullptr;
    std::filesystem::path data;
    std::optional<std::filesystem::path> start;
    TrainRequest request;
};

nlohmann::ordered_json epochDocument(const EpochFigures& epoch) {
    nlohmann::ordered_json document{{"epoch", epoch.epoch},
                                    {"learning_rate", epoch.learningRate},
                                    {"train_loss", epoch.trainLoss},
                                    {"train_accuracy", epoch.trainAccuracy}};
    if (epoch.validationLoss) {
        document["validation_loss"] = *epoch.validationLoss;
    }
    if (epoch.validationAccuracy) {
        document["validation_accuracy"] = *epoch.validationAccuracy;
    }
    document["images_seen"] = epoch.imagesSeen;
    document["seconds"] = epoch.seconds;
    return document;
}

std::string epochLine(const EpochFigures& epoch) {
    std::string line = fmt::format("epoch {:4}  loss {:.4f}  accuracy {:.4f}", epoch.epoch, epoch.trainLoss,
                                   epoch.trainAccuracy);
    if (epoch.validationAccuracy) {
        line += fmt::format("  held out: loss {:.4f}  accuracy {:.4f}", epoch.validationLoss.value_or(0),
                            *epoch.validationAccuracy);
    }
    return line + fmt::format("  {:.1f} s", epoch.seconds);
}

nlohmann::ordered_json documentOf(const TrainReport& report, const TrainRequest& request) {
    nlohmann::ordered_json document;
    if (!report.model.empty()) {
        document["model"] = textOfPath(report.model);
        document["kept_epoch"] = report.keptEpoch;
    }
    document["epochs"] = nlohmann::ordered_json::array();
    for (const EpochFigures& epoch : report.epochs) {
        document["epochs"].push_back(epochDocument(epoch));
    }
    if (report.testAccuracy) {
        document["test_accuracy"] = *report.testAccuracy;
    }
    document["seconds"] = report.seconds;
    document["recipe"] = recipeDocument(request.recipe);
    document["command"] = request.command;
    document["device"] = report.device;
    document["precision"] = wordForPrecision(report.precision);
    document["failures"] = failuresDocument(report.failures);
    document["stopped"] = report.stopped;
    return document;
}

std::string textOf(const TrainReport& report) {
    std::string text;
    for (const EpochFigures& epoch : report.epochs) {
        text += epochLine(epoch) + "\n";
    }
    if (report.model.empty()) {
        text += "Stopped before the first epoch was over; there is no model yet.\n";
    } else {
        text += fmt::format("model          {} (epoch {})\n", lineOfPath(report.model), report.keptEpoch);
    }
    if (report.testAccuracy) {
        text += fmt::format("test accuracy  {:.4f}\n", *report.testAccuracy);
    }
    if (report.stopped) {
        text += "unfinished     the same command with --resume goes on from here\n";
    }
    return text + fmt::format("seconds        {:.1f}\n", report.seconds) + failuresText(report.failures);
}

/// The network's structure is that of the model to start from unless said otherwise.
void takeStructure(const ModelDescription& start, const CLI::App& parser, TrainingRecipe& recipe) {
    if (parser.count("--blocks") == 0) {
        recipe.blocks = start.blocks;
    }
    if (parser.count("--block-order") == 0) {
        recipe.blockOrder = start.blockOrder;
    }
    if (parser.count("--shortcut-padding") == 0) {
        recipe.shortcutPadding = start.shortcutPadding;
    }
}

Outcome runTrain(TrainOptions& options, CommandContext& context) {
    TrainRequest& request = options.request;
    request.data.data = options.data.native();
    if (options.start) {
        request.start = resolveModel(options.start->native(), context.services.locations.models);
        takeStructure(readModelDescription(request.start), *options.parser, request.recipe);
    }
    request.command = context.commandLine;
    tellDevice(context.services);
    const TrainReport report =
        trainModel(request, context.services, context.job,
                   {.epoch =
                        [&context](const EpochFigures& epoch) {
                            if (context.console.showsProgress()) {
                                context.console.printLine(epochLine(epoch));
                            }
                        },
                    .remark = [](const Error& remark) { spdlog::warn("{}", remark.what()); }});
    context.console.clearBar();
    return {.document = documentOf(report, request),
            .text = textOf(report),
            .status = statusOf(report.stopped, report.failures)};
}

}  // namespace

Command addTrainCommand(CLI::App& app) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App* parser = app.add_subcommand("train", "Train a network on a data set");
    options->parser = parser;
    addPath(*parser, "--data", options->data,
            "The data set: cifar-10-batches-bin, cifar-100-binary (with :coarse appended its coarse "
            "classes), or a "
            "folder with a sub-folder of pictures for each class")
        ->required();
    addPath(*parser, "--out", options->request.out, "The model file to write")->required();
    addPath(*parser, "--init", options->start,
            "A model whose network the run starts from in place of random numbers, with its blocks; its hash "
            "layer too where bits and head are the same, but for ortho's [none]");
    parser->add_option("--size", options->request.data.inputSize, "Side of the network's input in pixels")
        ->type_name("S")
        ->check(CLI::Range(8, 1024).description(""))
        ->capture_default_str();
    addChoice(*parser, "--resize", options->request.data.resize,
              {{"squash", ResizeMode::Squash}, {"centre-crop", ResizeMode::CentreCrop}},
              "How pictures become square: give up proportions, or take the middle");
    parser
        ->add_option("--split-seed", options->request.data.splitSeed,
                     "Which pictures of class folders are the test split, where there is no test folder")
        ->type_name("S")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    parser->add_flag("--resume", options->request.resume,
                     "Go on with the run that was to end in this model and did not get there");
    addRecipeOptions(*parser, options->request.recipe);
    return {parser, [options](CommandContext& context) { return runTrain(*options, context); }};
}

}  // namespace kindred
