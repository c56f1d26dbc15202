#include <spdlog/fmt/fmt.h>

#include <fstream>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/engine/library_search.h"
#include "core/engine/model_catalog.h"
#include "core/learning/model_metadata.h"

namespace kindred {
namespace {

/// Every SQLite file, damaged libraries included, starts with these bytes.
bool looksLikeLibrary(const std::filesystem::path& file) {
    static constexpr std::string_view magic = "SQLite format 3";
    std::string start(magic.size(), '\0');
    std::ifstream(file, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
    return start == magic;
}

Outcome describeModel(const std::filesystem::path& file) {
    const ModelSummary summary = summarizeModel(file);
    const ModelDescription& model = summary.description;
    return {
        .document = {{"kind", "model"},
                     {"name", summary.name},
                     {"sha256", summary.sha256},
                     {"network", "drhn"},
                     {"blocks", model.blocks},
                     {"bits", model.bits},
                     {"classes", model.classes},
                     {"head", headWord(model.head)},
                     {"input_size", model.inputSize},
                     {"parameters", summary.parameters},
                     {"bytes", summary.bytes},
                     {"metadata", toMetadata(model)}},
        .text = fmt::format("model       {}\nnetwork     DRHN-{}, {} bits, input {} x {}\nclasses     {}\n"
                            "parameters  {}\nbytes       {}\nSHA-256     {}\n",
                            summary.name, model.blocks, model.bits, model.inputSize, model.inputSize,
                            model.classes.empty() ? "none" : CLI::detail::join(model.classes, ", "),
                            summary.parameters, summary.bytes, summary.sha256)};
}

nlohmann::ordered_json rootsDocument(const std::vector<RootRecord>& roots) {
    auto document = nlohmann::ordered_json::array();
    for (const RootRecord& root : roots) {
        std::vector<std::string> excluded;
        for (const std::string& folder : root.excluded) {
            excluded.push_back(textOfPath(folder));
        }
        document.push_back({{"path", textOfPath(root.path)},
                            {"reachable", root.reachable},
                            {"excluded", excluded},
                            {"indexed", root.indexed},
                            {"failures", root.failed},
                            {"missing", root.missing}});
    }
    return document;
}

nlohmann::ordered_json modelsDocument(const LibraryOverview& library) {
    auto document = nlohmann::ordered_json::array();
    for (const ModelRecord& model : library.models) {
        document.push_back({{"name", model.name},
                            {"sha256", model.sha256},
                            {"path", textOfPath(model.path)},
                            {"bits", model.bits},
                            {"pictures", model.pictures},
                            {"default", library.defaultModel && library.defaultModel->id == model.id}});
    }
    return document;
}

std::string textOf(const LibraryOverview& library) {
    std::string text = fmt::format("library   {}\npictures  {}\nfailures  {}\nmissing   {}\nbytes     {}\n",
                                   lineOfPath(library.library), library.counts.pictures,
                                   library.counts.failures, library.counts.missing, library.bytes);
    for (const RootRecord& root : library.roots) {
        text += fmt::format("folder    {}  ({} indexed, {} failed, {} missing{})\n", lineOfPath(root.path),
                            root.indexed, root.failed, root.missing, root.reachable ? "" : "; not there now");
        for (const std::string& folder : root.excluded) {
            text += fmt::format("          without {}\n", lineOfPath(folder));
        }
    }
    for (const ModelRecord& model : library.models) {
        const bool isDefault = library.defaultModel && library.defaultModel->id == model.id;
        text += fmt::format("model     {}  ({} bits, {}{})\n", model.name, model.bits,
                            counted(model.pictures, "picture", "pictures"), isDefault ? ", default" : "");
    }
    return text;
}

Outcome describeLibrary(const std::filesystem::path& file) {
    const LibraryOverview library = overviewOf(file);
    return {.document = {{"kind", "library"},
                         {"path", textOfPath(library.library)},
                         {"pictures", library.counts.pictures},
                         {"roots", rootsDocument(library.roots)},
                         {"models", modelsDocument(library)},
                         {"failures", library.counts.failures},
                         {"missing", library.counts.missing},
                         {"schema_version", library.schemaVersion},
                         {"bytes", library.bytes}},
            .text = textOf(library)};
}

}  // namespace

Command addInfoCommand(CLI::App& app) {
    auto file = std::make_shared<std::filesystem::path>();
    CLI::App* parser = app.add_subcommand("info", "Say what a model or a library is");
    addPath(*parser, "file", *file, "A model file, the name of a shipped model, or a library file")
        ->required();
    return {parser, [file](CommandContext& context) {
                return looksLikeLibrary(*file)
                           ? describeLibrary(*file)
                           : describeModel(resolveModel(file->native(), context.services.locations.models));
            }};
}

}  // namespace kindred
