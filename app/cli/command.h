#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/job_context.h"
#include "core/engine/services.h"

namespace CLI {
class App;
}

namespace kindred {

class Console;

/// What scripts go by.
enum class ExitStatus {
    Done = 0,
    SomeFailed = 1,  ///< done, but some inputs failed; they are listed with reasons
    WrongUsage = 2,
    NothingDone = 3,    ///< one sentence says why and what to do
    Interrupted = 130,  ///< stopped by Ctrl+C; what was finished is kept
};

/// What a command has found out, once for programs and once for people.
struct Outcome {
    nlohmann::ordered_json document;  ///< printed with --json
    std::string text;                 ///< printed without; ends with a new line unless empty
    ExitStatus status = ExitStatus::Done;
};

/// What a command works with. Owned by main().
struct CommandContext {
    Services& services;
    const JobContext& job;
    Console& console;
    std::string commandLine;  ///< as it could be typed again
};

/// A sub-command: its part of the command line, and what it does. `run` throws Error where nothing could be
/// done.
struct Command {
    CLI::App* parser = nullptr;
    std::function<Outcome(CommandContext&)> run;
};

Command addInfoCommand(CLI::App& app);
Command addEncodeCommand(CLI::App& app);
Command addIndexCommand(CLI::App& app);
Command addSearchCommand(CLI::App& app);
Command addListCommand(CLI::App& app);
Command addRemoveCommand(CLI::App& app);
Command addDuplicatesCommand(CLI::App& app);
Command addTrainCommand(CLI::App& app);
Command addEvaluateCommand(CLI::App& app);
Command addFitCommand(CLI::App& app);
Command addFinishCommand(CLI::App& app);
Command addRepairCommand(CLI::App& app);
Command addReproduceCommand(CLI::App& app);

}  // namespace kindred
