#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/base/error.h"
#include "core/engine/index_folders.h"
#include "core/engine/model_catalog.h"
#include "core/imaging/picture_formats.h"

namespace kindred {
namespace {

struct IndexOptions {
    IndexRequest request;
    std::optional<std::filesystem::path> model;
};

nlohmann::ordered_json returnedDocument(const std::vector<ReturnedFolder>& folders) {
    auto document = nlohmann::ordered_json::array();
    for (const ReturnedFolder& folder : folders) {
        document.push_back({{"before", textOfPath(folder.before)}, {"now", textOfPath(folder.now)}});
    }
    return document;
}

nlohmann::ordered_json documentOf(const IndexReport& report) {
    return {{"library", textOfPath(report.library)},
            {"model", textOfPath(report.model)},
            {"found", report.found},
            {"indexed", report.indexed},
            {"unchanged", report.unchanged},
            {"moved", report.moved},
            {"missing", report.missing},
            {"default_model", report.defaultModel},
            {"without_code", report.withoutCode},
            {"failures", failuresDocument(report.failures)},
            {"skipped_folders", failuresDocument(report.skippedFolders)},
            {"returned_folders", returnedDocument(report.returned)},
            {"backup", report.backup.file ? nlohmann::ordered_json(textOfPath(*report.backup.file))
                                          : nlohmann::ordered_json(nullptr)},
            {"seconds", report.seconds},
            {"images_per_second", report.imagesPerSecond},
            {"stopped", report.stopped}};
}

/// Which model searches use from now on, where that could be in doubt.
std::string textOfDefault(const IndexReport& report) {
    const std::string model = report.model.stem().string();
    if (!report.defaultBefore.empty()) {
        return fmt::format("{} is the library's model now; the codes of {} are kept\n", model,
                           report.defaultBefore);
    }
    if (report.withoutCode == 0) {
        return "";
    }
    return fmt::format(
        "{} pictures have no code of {} yet; searches use {}{}\n", report.withoutCode, model,
        report.defaultModel,
        report.stopped ? "" : ". Connect their folders and index all of the library, or remove them from it");
}

std::string textOf(const IndexReport& report) {
    const std::string rate =
        report.indexed > 0 ? fmt::format("  ({:.0f} pictures a second)", report.imagesPerSecond) : "";
    std::string text =
        fmt::format("library    {}\nmodel      {}\n", lineOfPath(report.library), lineOfPath(report.model)) +
        fmt::format("found      {}\nindexed    {}\nunchanged  {}\nmoved      {}\n", report.found,
                    report.indexed, report.unchanged, report.moved) +
        fmt::format("failed     {}\nmissing    {}\nseconds    {:.1f}{}\n", report.failures.size(),
                    report.missing, report.seconds, rate);
    for (const ReturnedFolder& folder : report.returned) {
        text += fmt::format("{} is {} under another path; all that was known of it stays\n",
                            lineOfPath(folder.now), lineOfPath(folder.before));
    }
    text += textOfDefault(report);
    if (report.backup.file) {
        text += fmt::format("backup     {}\n", lineOfPath(*report.backup.file));
    }
    text += failuresText(report.failures);
    for (const InputFailure& folder : report.skippedFolders) {
        text += fmt::format("left out {}: {}\n", lineOfPath(folder.path), folder.reason);
    }
    return text + (report.stopped
                       ? "Stopped; what is finished is kept, and the next run goes on from there.\n"
                       : "");
}

/// A run that met no picture at all is most likely a mistake in the folder's name.
void requirePictures(const IndexReport& report) {
    if (report.found > 0 || report.missing > 0 || report.stopped) {
        return;
    }
    if (!report.skippedFolders.empty()) {
        const InputFailure& folder = report.skippedFolders.front();
        throw Error(ErrorCategory::File, folder.error, {folder.path.native()}, folder.reason);
    }
    throwNoPictures();
}

/// Said before the work, since it may take hours.
void tellUnreadableFormats() {
    std::vector<std::string> names;
    for (const PictureFormatSupport& format : pictureFormats()) {
        if (!format.isReadable) {
            names.emplace_back(format.name);
        }
    }
    if (!names.empty()) {
        spdlog::warn("This build of Kindred cannot read {}.", fmt::join(names, ", "));
    }
}

Outcome runIndex(IndexOptions& options, CommandContext& context) {
    tellUnreadableFormats();
    if (options.model) {
        options.request.model = resolveModel(options.model->native(), context.services.locations.models);
    }
    const IndexReport report = indexFolders(options.request, context.services, context.job);
    context.console.clearBar();
    if (!report.backup.reason.empty()) {
        spdlog::warn("{}", report.backup.reason);
    }
    requirePictures(report);
    if (report.indexed > 0) {
        // Asked afterwards: a run that finds nothing new does not open LibTorch.
        tellDevice(context.services);
    }
    const bool leftOut = !report.skippedFolders.empty() && !report.stopped;
    return {.document = documentOf(report),
            .text = textOf(report),
            .status = leftOut ? ExitStatus::SomeFailed : statusOf(report.stopped, report.failures)};
}

}  // namespace

Command addIndexCommand(CLI::App& app) {
    auto options = std::make_shared<IndexOptions>();
    CLI::App* parser = app.add_subcommand("index", "Add folders to a library, or bring it up to date");
    addPath(*parser, "--library", options->request.library, "The library file; created if it is not there")
        ->required();
    addPath(*parser, "--model", options->model,
            "A model file, or the name of a shipped model [the library's own; for a new library the shipped "
            "one]. Codes of another model than the library's own are added beside those; it becomes the "
            "library's own once every picture has one, until then searches use the one of before");
    addPaths(*parser, "folders", options->request.folders,
             "Folders with pictures [all that the library knows already]");
    return {parser, [options](CommandContext& context) { return runIndex(*options, context); }};
}

}  // namespace kindred
