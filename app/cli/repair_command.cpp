#include <spdlog/fmt/fmt.h>

#include <array>
#include <ctime>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/engine/library_repair.h"

namespace kindred {
namespace {

struct RepairOptions {
    std::filesystem::path library;
    bool fromBackup = false;
    bool anew = false;
};

/// ISO 8601, UTC.
std::string dateOf(const LibraryBackup& backup) {
    const std::time_t made = backup.made;
    std::tm utc{};
    ::gmtime_r(&made, &utc);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

nlohmann::ordered_json documentOf(const std::optional<LibraryBackup>& backup) {
    if (!backup) {
        return nullptr;
    }
    return {{"path", textOfPath(backup->file)},
            {"made", dateOf(*backup)},
            {"pictures", backup->pictures},
            {"bytes", backup->bytes}};
}

std::string wayOut(const RepairOptions& options, const std::optional<LibraryBackup>& backup) {
    const std::string command = "kindred-cli repair --library " + lineOfPath(options.library);
    std::string text =
        backup ? fmt::format("A backup of {} with {} is there: {} --from-backup\n", dateOf(*backup),
                             counted(backup->pictures, "picture", "pictures"), command)
               : "There is no backup that is whole.\n";
    return text + "To begin anew from the pictures: " + command + " --anew\n";
}

Outcome examine(const RepairOptions& options, CommandContext& context) {
    const LibraryHealth health = examineLibrary(options.library, context.job);
    context.console.clearBar();
    const LibraryExamination& examination = health.examination;
    if (!examination.complete && examination.sound()) {
        return interruptedOutcome();
    }
    std::string text = examination.sound() ? fmt::format("The library is sound; {} were looked at.\n",
                                                         counted(examination.rows, "row", "rows"))
                                           : "The library is damaged:\n";
    for (const std::string& finding : examination.findings) {
        text += "  " + finding + "\n";
    }
    if (!examination.sound()) {
        text += wayOut(options, health.backup);
    }
    return {.document = {{"library", textOfPath(options.library)},
                         {"action", "examined"},
                         {"sound", examination.sound()},
                         {"rows", examination.rows},
                         {"findings", examination.findings},
                         {"backup", documentOf(health.backup)}},
            .text = text,
            .status = examination.sound() ? ExitStatus::Done : ExitStatus::SomeFailed};
}

std::string setAsideText(const std::filesystem::path& setAside) {
    return setAside.empty() ? "" : fmt::format("What was there is kept as {}\n", lineOfPath(setAside));
}

std::string nextStep(const RepairOptions& options) {
    return fmt::format("Bring it up to date with: kindred-cli index --library {}\n",
                       lineOfPath(options.library));
}

Outcome restore(const RepairOptions& options, CommandContext& context) {
    const auto restored = restoreLibrary(options.library, context.job);
    context.console.clearBar();
    if (!restored) {
        return interruptedOutcome();
    }
    return {
        .document = {{"library", textOfPath(options.library)},
                     {"action", "restored"},
                     {"backup", documentOf(restored->backup)},
                     {"set_aside", textOfPath(restored->setAside)}},
        .text = fmt::format("The backup of {} with {} is in the library's place.\n", dateOf(restored->backup),
                            counted(restored->backup.pictures, "picture", "pictures")) +
                setAsideText(restored->setAside) + nextStep(options)};
}

Outcome startOver(const RepairOptions& options, CommandContext& context) {
    const auto report = beginAnew(options.library, context.job);
    context.console.clearBar();
    if (!report) {
        return interruptedOutcome();
    }
    const std::string next = report->folders > 0
                                 ? nextStep(options)
                                 : "No folder of it could be read any more; name them when indexing.\n";
    return {.document = {{"library", textOfPath(options.library)},
                         {"action", "begun anew"},
                         {"set_aside", textOfPath(report->setAside)},
                         {"folders", report->folders},
                         {"excluded", report->exclusions},
                         {"verdicts", report->verdicts},
                         {"marks", report->marks},
                         {"from_backup", report->fromBackup}},
            .text = fmt::format("The library is begun anew; carried over: {}, {}, {}, {}.\n",
                                counted(report->folders, "folder", "folders"),
                                counted(report->exclusions, "excluded folder", "excluded folders"),
                                counted(report->verdicts, "verdict", "verdicts"),
                                counted(report->marks, "mark", "marks")) +
                    setAsideText(report->setAside) + next};
}

Outcome runRepair(const RepairOptions& options, CommandContext& context) {
    if (options.fromBackup) {
        return restore(options, context);
    }
    return options.anew ? startOver(options, context) : examine(options, context);
}

}  // namespace

Command addRepairCommand(CLI::App& app) {
    auto options = std::make_shared<RepairOptions>();
    CLI::App* parser = app.add_subcommand(
        "repair", "Examine a library and, if asked to, put a backup in its place or begin it anew");
    addPath(*parser, "--library", options->library, "The library file")->required();
    CLI::Option* fromBackup = parser->add_flag("--from-backup", options->fromBackup,
                                               "Put the newest backup that is whole in its place; the file "
                                               "that is there is kept under another name");
    parser
        ->add_flag(
            "--anew", options->anew,
            "Begin it anew with its folders, verdicts and marks, for indexing to fill it; the file that "
            "is there is kept under another name")
        ->excludes(fromBackup);
    return {parser, [options](CommandContext& context) { return runRepair(*options, context); }};
}

}  // namespace kindred
