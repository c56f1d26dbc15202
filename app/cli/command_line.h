#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/cli/command.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// What holds for every command.
struct GlobalOptions {
    bool json = false;
    bool quiet = false;
    std::string device = "auto";
    int threads = 0;
    std::string logLevel;
    DecodeLimits limits;
};

/// The whole command line: the parser and what it fills. Not copied, since the parser points into it.
struct CommandLine {
    CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    /// Fills `options` and those of the command that was given, and returns it. The first argument is the
    /// program's name. Throws CLI::ParseError where the arguments make no sense, and CLI::Success for --help
    /// and --version.
    const Command& parse(const std::vector<std::string>& arguments);

    CLI::App app;
    GlobalOptions options;
    std::vector<Command> commands;
};

/// True where the arguments ask for JSON, whatever else is wrong with them.
bool asksForJson(const std::vector<std::string>& arguments);

/// The arguments quoted for a shell, so that they could be typed again; UTF-8, with paths as textOfPath()
/// writes them.
std::string quotedForShell(const std::vector<std::string>& arguments);

}  // namespace kindred
