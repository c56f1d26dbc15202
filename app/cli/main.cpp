#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/interruption.h"
#include "app/cli/path_text.h"
#include "core/base/error.h"
#include "core/engine/file_locations.h"

namespace kindred {
namespace {

std::string asText(const nlohmann::ordered_json& document) {
    return document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// The end of a run without a result: a sentence for people, and with --json a document for programs.
ExitStatus fail(ExitStatus status, const std::string& code, const std::string& sentence, bool json) {
    std::cerr << "kindred-cli: " << printable(sentence) << std::endl;
    if (json) {
        std::cout << asText({{"error", code}, {"reason", sentence}}) << std::flush;
    }
    return status;
}

ExitStatus print(const Outcome& outcome, bool json) {
    std::cout << (json ? asText(outcome.document) : printable(outcome.text)) << std::flush;
    if (!std::cout) {
        return fail(ExitStatus::NothingDone, "output-not-written",
                    "The result could not be written to standard output; is the disk full?", false);
    }
    return outcome.status;
}

/// The file that the window keeps its thumbnails in, so that what is indexed here is ready to be looked at
/// there; empty for a user without a home.
std::filesystem::path thumbnailFile() {
    const auto folderIn = [](const char* variable) {
        const char* value = std::getenv(variable);
        return value ? std::filesystem::path(value) : std::filesystem::path();
    };
    const std::filesystem::path caches = folderIn("XDG_CACHE_HOME");
    const std::filesystem::path home = folderIn("HOME");
    if (caches.is_absolute())
        return caches / "kindred" / "thumbnails.sqlite";
    return home.is_absolute() ? home / ".cache" / "kindred" / "thumbnails.sqlite" : home;
}

Outcome runCommand(const Command& command, const GlobalOptions& options, const std::string& commandLine,
                   const Interruption& interruption) {
    Console console(!options.quiet);
    sendMessagesTo(console, !options.logLevel.empty() ? options.logLevel : options.quiet ? "error" : "info");
    Services services({.locations = locateFiles(std::filesystem::read_symlink("/proc/self/exe")),
                       .device = options.device,
                       .threads = options.threads,
                       .limits = options.limits,
                       .thumbnailFile = thumbnailFile()});
    const JobContext job(interruption.token(), nullptr,
                         [&console](const Progress& progress) { console.showProgress(progress); });
    CommandContext context{services, job, console, commandLine};
    return command.run(context);
}

ExitStatus run(const std::vector<std::string>& arguments) {
    const bool json = asksForJson(arguments);
    CommandLine line;
    const Command* command = nullptr;
    try {
        command = &line.parse(arguments);
    } catch (const CLI::Success& request) {
        line.app.exit(request);
        return ExitStatus::Done;
    } catch (const CLI::ParseError& error) {
        return fail(ExitStatus::WrongUsage, "usage",
                    std::string(error.what()) + "; --help explains the options.", json);
    }
    Interruption interruption;
    try {
        return print(runCommand(*command, line.options, quotedForShell(arguments), interruption), json);
    } catch (const Error& error) {
        const bool usage = error.category() == ErrorCategory::Usage;
        return fail(usage ? ExitStatus::WrongUsage : ExitStatus::NothingDone, error.code(), error.what(),
                    json);
    } catch (const std::exception& error) {
        return fail(ExitStatus::NothingDone, "unexpected", error.what(), json);
    }
}

}  // namespace
}  // namespace kindred

int main(int argumentCount, char** arguments) {
    return static_cast<int>(kindred::run({arguments, arguments + argumentCount}));
}
