#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/reports.h"
#include "core/base/error.h"
#include "core/engine/index_folders.h"

namespace kindred {
namespace {

struct RemoveOptions {
    std::filesystem::path library;
    std::vector<std::filesystem::path> folders;
};

/// Folders that the library does not know are listed, unless there is no other.
Outcome runRemove(const RemoveOptions& options) {
    std::uint64_t removed = 0;
    std::vector<InputFailure> failures;
    for (const std::filesystem::path& folder : options.folders) {
        try {
            removed += removeFolder(options.library, folder);
        } catch (const Error& error) {
            if (error.code() != "folder-not-in-library" || failures.size() + 1 == options.folders.size()) {
                throw;
            }
            failures.push_back({folder, error.code(), error.what()});
        }
    }
    return {.document = {{"removed", removed}, {"failures", failuresDocument(failures)}},
            .text = "Took " + counted(removed, "picture", "pictures") +
                    " out of the library; the files are where they were.\n" + failuresText(failures),
            .status = statusOf(false, failures)};
}

}  // namespace

Command addRemoveCommand(CLI::App& app) {
    auto options = std::make_shared<RemoveOptions>();
    CLI::App* parser = app.add_subcommand("remove", "Take folders out of a library; files are not touched");
    addPath(*parser, "--library", options->library, "The library file")->required();
    addPaths(*parser, "folders", options->folders,
             "Folders of the library; one below such a folder is left out from then on")
        ->required();
    return {parser, [options](CommandContext&) { return runRemove(*options); }};
}

}  // namespace kindred
