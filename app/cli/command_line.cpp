#include "app/cli/command_line.h"

#include <algorithm>
#include <regex>

namespace kindred {
namespace {

constexpr const char* closingWords =
    "Exit status: 0 all done; 1 done, but some inputs failed; 2 wrong usage; 3 nothing could be done; 130 "
    "stopped.\n"
    "Paths that are not UTF-8 are written as file URIs (file:///photos/caf%E9.jpg) and may be given that "
    "way.";

std::string checkDevice(const std::string& device) {
    static const std::regex form("auto|cpu|cuda(:[0-9]{1,3})?");
    return std::regex_match(device, form) ? "" : "must be auto, cpu, cuda or cuda:N, not " + device;
}

std::string quoted(const std::string& argument) {
    static const std::regex plain("[A-Za-z0-9_./:=,+-]+");
    if (std::regex_match(argument, plain)) {
        return argument;
    }
    std::string result = "'";
    for (const char character : argument) {
        result += character == '\'' ? std::string("'\\''") : std::string(1, character);
    }
    return result + "'";
}

void addGlobalOptions(CLI::App& app, GlobalOptions& options) {
    app.add_flag("--json", options.json, "Print the result as one JSON document");
    app.add_flag("--quiet", options.quiet, "Show no progress and no messages but errors");
    app.add_option("--device", options.device, "What computes: auto, cpu, cuda or cuda:N")
        ->type_name("DEVICE")
        ->check(checkDevice)
        ->capture_default_str();
    app.add_option("--threads", options.threads,
                   "Threads and helper processes; 0: as many as there are cores")
        ->type_name("N")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    app.add_option("--log-level", options.logLevel,
                   "Which messages are shown: debug, info, warning, error or off [info, with --quiet error]")
        ->type_name("L")
        ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}));
}

}  // namespace

CommandLine::CommandLine() : app("Kindred finds pictures by what they show.", "kindred-cli") {
    app.set_version_flag("--version", "kindred-cli " KINDRED_VERSION, "Print the version and end");
    app.set_help_flag("--help", "Print this help and end");
    app.footer(closingWords);
    app.require_subcommand(1);
    // Global options are understood behind the command as well.
    app.fallthrough();
    addGlobalOptions(app, options);
    commands = {addInfoCommand(app), addEncodeCommand(app), addIndexCommand(app), addSearchCommand(app),
                addListCommand(app), addRemoveCommand(app), addTrainCommand(app), addEvaluateCommand(app)};
}

const Command& CommandLine::chosen() const {
    return *std::ranges::find_if(commands, [](const Command& command) { return command.parser->parsed(); });
}

bool asksForJson(const std::vector<std::string>& arguments) {
    const auto end = std::ranges::find(arguments, "--");
    return std::find(arguments.begin(), end, "--json") != end;
}

std::string quotedForShell(const std::vector<std::string>& arguments) {
    std::string line;
    for (const std::string& argument : arguments) {
        line += (line.empty() ? "" : " ") + quoted(argument);
    }
    return line;
}

}  // namespace kindred
