#include "app/cli/command_line.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <ranges>
#include <regex>

#include "app/cli/path_text.h"

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

/// CLI11's help in our words, without its notes on how a flag is stored.
class Formatter : public CLI::Formatter {
public:
    Formatter() {
        label("SUBCOMMAND", "COMMAND");
        label("Subcommands", "Commands");
        label("REQUIRED", "(required)");
        column_width(38);
    }

    std::string make_option_name(const CLI::Option* option, bool isPositional) const override {
        const std::string name = CLI::Formatter::make_option_name(option, isPositional);
        return CLI::detail::find_and_replace(name, "{false}", "");
    }
};

/// What a single picture may cost before it is listed as a failure.
void addPictureLimits(CLI::App& app, DecodeLimits& limits) {
    constexpr const char* group = "Limits of every picture";
    constexpr int bitsOfMebi = 20;
    constexpr std::int64_t mega = 1'000'000;
    const auto add = [&](const char* name, const char* text, std::uint64_t least, std::uint64_t most,
                         std::uint64_t value, auto set) {
        app.add_option_function<std::uint64_t>(name, set, text + (" [" + std::to_string(value) + "]"))
            ->type_name("N")
            ->check(CLI::Range(least, most).description(""))
            ->group(group);
    };
    add("--picture-seconds", "Seconds of computing", 1, 3600, static_cast<std::uint64_t>(limits.seconds),
        [&limits](std::uint64_t seconds) { limits.seconds = static_cast<double>(seconds); });
    add("--picture-memory", "Memory in MiB", 16, 1 << 20, limits.bytes >> bitsOfMebi,
        [&limits](std::uint64_t mebibytes) { limits.bytes = mebibytes << bitsOfMebi; });
    add("--picture-megapixels", "Millions of pixels", 1, 4000,
        static_cast<std::uint64_t>(limits.pixels / mega), [&limits](std::uint64_t megapixels) {
            limits.pixels = static_cast<std::int64_t>(megapixels) * mega;
        });
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
        ->check(CLI::Range(0, 1024).description(""))
        ->capture_default_str();
    app.add_option("--log-level", options.logLevel,
                   "Which messages are shown: debug, info, warning, error or off [info, with --quiet error]")
        ->type_name("L")
        ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}).description(""));
    addPictureLimits(app, options.limits);
}

}  // namespace

CommandLine::CommandLine() : app("Kindred finds pictures by what they show.", "kindred-cli") {
    app.set_version_flag("--version", "kindred-cli " KINDRED_VERSION, "Print the version and end");
    app.set_help_flag("--help", "Print this help and end");
    app.footer(closingWords);
    app.formatter(std::make_shared<Formatter>());
    app.require_subcommand(0, 1);
    // Global options are understood behind the command as well.
    app.fallthrough();
    addGlobalOptions(app, options);
    commands = {addInfoCommand(app),       addEncodeCommand(app), addIndexCommand(app),
                addSearchCommand(app),     addListCommand(app),   addRemoveCommand(app),
                addDuplicatesCommand(app), addTrainCommand(app),  addEvaluateCommand(app),
                addReproduceCommand(app),  addRepairCommand(app), addFitCommand(app),
                addFinishCommand(app)};
    for (const Command& command : commands) {
        command.parser->group("Commands");
    }
}

const Command& CommandLine::parse(const std::vector<std::string>& arguments) {
    const auto chosen = [this] {
        return std::ranges::find_if(commands,
                                    [](const Command& command) { return command.parser->parsed(); });
    };
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend() - 1));
    } catch (const CLI::ExtrasError&) {
        if (chosen() == commands.end() && !app.remaining().front().starts_with('-')) {
            throw CLI::RequiredError("There is no command " + app.remaining().front(),
                                     CLI::ExitCodes::RequiredError);
        }
        throw;
    }
    if (chosen() == commands.end()) {
        throw CLI::RequiredError("A command");
    }
    return *chosen();
}

bool asksForJson(const std::vector<std::string>& arguments) {
    const auto end = std::ranges::find(arguments, "--");
    return std::find(arguments.begin(), end, "--json") != end;
}

std::string quotedForShell(const std::vector<std::string>& arguments) {
    std::string line = "kindred-cli";  // wherever the program lies here, others find it by its name
    for (const std::string& argument : arguments | std::views::drop(1)) {
        line += " " + quoted(textOfPath(pathFromText(argument)));
    }
    return line;
}

}  // namespace kindred
