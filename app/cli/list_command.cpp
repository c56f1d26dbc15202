#include <spdlog/fmt/fmt.h>

#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "core/engine/library_search.h"

namespace kindred {
namespace {

struct ListOptions {
    std::filesystem::path library;
    bool failures = false;
    bool missing = false;
    bool codes = false;
};

std::string wordForState(FileState state) {
    switch (state) {
        case FileState::Indexed:
            return "indexed";
        case FileState::Failed:
            return "failed";
        case FileState::Missing:
            return "missing";
    }
    return {};
}

nlohmann::ordered_json documentOf(const PictureDetails& picture) {
    nlohmann::ordered_json document{{"id", static_cast<std::int64_t>(picture.id)},
                                    {"path", textOfPath(picture.path)},
                                    {"size", picture.size}};
    if (picture.code) {
        document["code"] = picture.code->toString();
    }
    document["state"] = wordForState(picture.state);
    if (!picture.error.empty()) {
        document["error"] = picture.error;
        document["reason"] = picture.reason;
    }
    return document;
}

std::string lineOf(const PictureDetails& picture) {
    std::string line = fmt::format("{:<7}  ", wordForState(picture.state));
    if (picture.code) {
        line += picture.code->toString() + "  ";
    }
    line += lineOfPath(picture.path);
    return line + (picture.error.empty() ? "" : ": " + picture.reason) + "\n";
}

Outcome runList(const ListOptions& options) {
    std::optional<FileState> state;
    if (options.failures) {
        state = FileState::Failed;
    } else if (options.missing) {
        state = FileState::Missing;
    }
    auto pictures = nlohmann::ordered_json::array();
    std::string text;
    for (const PictureDetails& picture : listPicturesOf(options.library, state, options.codes)) {
        pictures.push_back(documentOf(picture));
        text += lineOf(picture);
    }
    return {.document = {{"pictures", std::move(pictures)}}, .text = std::move(text)};
}

}  // namespace

Command addListCommand(CLI::App& app) {
    auto options = std::make_shared<ListOptions>();
    CLI::App* parser = app.add_subcommand("list", "List the files of a library");
    addPath(*parser, "--library", options->library, "The library file")->required();
    CLI::Option* failures =
        parser->add_flag("--failures", options->failures, "Only files that could not be used");
    parser->add_flag("--missing", options->missing, "Only files that are not there now")->excludes(failures);
    parser->add_flag("--codes", options->codes, "With the codes of the library's default model");
    return {parser, [options](CommandContext&) { return runList(*options); }};
}

}  // namespace kindred
