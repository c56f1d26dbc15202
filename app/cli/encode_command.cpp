#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/engine/encode_pictures.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

struct EncodeOptions {
    std::filesystem::path model;
    std::vector<std::filesystem::path> inputs;
    bool activations = false;
};

nlohmann::ordered_json imageDocument(const EncodedPicture& image, bool activations) {
    nlohmann::ordered_json document{{"path", textOfPath(image.path)}, {"code", image.code.toString()}};
    if (!image.label.empty()) {
        document["label"] = image.label;
        document["confidence"] = image.confidence;
    }
    if (activations) {
        document["activations"] = image.activations;
    }
    return document;
}

Outcome outcomeOf(const EncodeReport& report, const std::filesystem::path& model, bool activations) {
    auto images = nlohmann::ordered_json::array();
    std::string text;
    for (const EncodedPicture& image : report.images) {
        images.push_back(imageDocument(image, activations));
        text += fmt::format(
            "{}  {}{}\n", image.code.toString(), lineOfPath(image.path),
            image.label.empty() ? "" : fmt::format("  ({} {:.3f})", image.label, image.confidence));
        if (activations) {
            text += fmt::format("  {:.4f}\n", fmt::join(image.activations, " "));
        }
    }
    return {.document = {{"model", textOfPath(model)},
                         {"images", std::move(images)},
                         {"failures", failuresDocument(report.failures)},
                         {"seconds", report.seconds},
                         {"stopped", report.stopped}},
            .text = text + failuresText(report.failures),
            .status = statusOf(report.stopped, report.failures)};
}

Outcome runEncode(const EncodeOptions& options, CommandContext& context) {
    const std::filesystem::path model =
        resolveModel(options.model.native(), context.services.locations.models);
    tellDevice(context.services);
    const EncodeReport report = encodePictures(options.inputs, model, context.services, context.job);
    context.console.clearBar();
    if (report.images.empty() && report.failures.empty() && !report.stopped) {
        throwNoPictures();
    }
    return outcomeOf(report, model, options.activations);
}

}  // namespace

Command addEncodeCommand(CLI::App& app) {
    auto options = std::make_shared<EncodeOptions>();
    CLI::App* parser = app.add_subcommand("encode", "Compute the code of each picture");
    addPath(*parser, "--model", options->model, "A model file, or the name of a shipped model")->required();
    parser->add_flag("--activations", options->activations, "Show the values that the bits are the signs of");
    addPaths(*parser, "inputs", options->inputs, "Pictures, and folders to look for pictures in")->required();
    return {parser, [options](CommandContext& context) { return runEncode(*options, context); }};
}

}  // namespace kindred
