#include <spdlog/fmt/fmt.h>

#include <array>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/engine/find_duplicates.h"
#include "core/engine/model_catalog.h"
#include "core/engine/thumbnails.h"

namespace kindred {
namespace {

constexpr int lookSide = 256;

struct DuplicatesOptions {
    std::filesystem::path library;
    std::optional<std::filesystem::path> model;
    std::optional<int> radius;
    bool look = false;
};

/// "4.2 MB"; whole bytes below a thousand.
std::string bytesText(std::uint64_t bytes) {
    constexpr std::array units{"kB", "MB", "GB", "TB"};
    if (bytes < 1000) {
        return fmt::format("{} bytes", bytes);
    }
    double value = static_cast<double>(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.95 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return fmt::format("{:.1f} {}", value, units[unit]);
}

nlohmann::ordered_json documentOf(const DuplicateMember& member, bool isOriginal) {
    return {{"id", static_cast<std::int64_t>(member.id)},
            {"path", textOfPath(member.path)},
            {"distance", member.distance},
            {"original", isOriginal},
            {"identical", member.identical},
            {"size", member.size},
            {"width", member.width},
            {"height", member.height},
            {"format", member.format}};
}

std::string lineOf(const DuplicateMember& member, bool isOriginal, bool isSameFile) {
    std::string what = "original";
    if (isSameFile) {
        what = "same file";
    } else if (!isOriginal) {
        what = member.identical ? "identical" : fmt::format("{} bits", member.distance);
    }
    return fmt::format("  {:<9}  {:>11}  {:>9}  {}\n", what,
                       fmt::format("{}x{}", member.width, member.height), bytesText(member.size),
                       lineOfPath(member.path));
}

Outcome outcomeOf(const DuplicatesReport& report) {
    auto groups = nlohmann::ordered_json::array();
    std::string text;
    for (const DuplicateGroup& group : report.groups) {
        auto pictures = nlohmann::ordered_json::array();
        text += fmt::format("{}, {} to win\n", counted(group.members.size(), "picture", "pictures"),
                            bytesText(group.bytesToWin));
        for (const DuplicateMember& member : group.members) {
            const DuplicateMember& original = group.members.front();
            const bool isOriginal = &member == &original;
            pictures.push_back(documentOf(member, isOriginal));
            text += lineOf(member, isOriginal, !isOriginal && member.place.isSameFile(original.place));
        }
        groups.push_back({{"pictures", std::move(pictures)}, {"bytes_to_win", group.bytesToWin}});
    }
    text += fmt::format("{} in {}, within {} of {} bits; {} to win.\n",
                        counted(report.groups.size(), "group", "groups"),
                        counted(report.pictures, "picture", "pictures"), report.radius, report.bits,
                        bytesText(report.bytesToWin));
    return {.document = {{"model", report.model},
                         {"bits", report.bits},
                         {"radius", report.radius},
                         {"looked", report.looked},
                         {"compared", report.pictures},
                         {"groups", std::move(groups)},
                         {"bytes_to_win", report.bytesToWin},
                         {"seconds", report.seconds}},
            .text = std::move(text)};
}

Outcome runDuplicates(const DuplicatesOptions& options, CommandContext& context) {
    DuplicatesRequest request{.library = options.library, .radius = options.radius};
    if (options.model) {
        request.model = resolveModel(options.model->native(), context.services.locations.models);
    }
    if (options.look) {
        request.look = [&services = context.services](const DuplicateMember& member) {
            auto preview = loadPreview(member.path, lookSide, services);
            auto* decoded = std::get_if<DecodedPicture>(&preview);
            return decoded ? std::optional(std::move(decoded->pixels)) : std::nullopt;
        };
    }
    const DuplicatesReport report = findDuplicates(request, context.job);
    return report.stopped ? interruptedOutcome() : outcomeOf(report);
}

}  // namespace

Command addDuplicatesCommand(CLI::App& app) {
    auto options = std::make_shared<DuplicatesOptions>();
    CLI::App* parser = app.add_subcommand(
        "duplicates", "Find the pictures of a library that show the same; nothing is removed");
    addPath(*parser, "--library", options->library, "The library file")->required();
    addPath(*parser, "--model", options->model,
            "A model that the library holds codes of: a file, or the name of a shipped one [the library's "
            "default]");
    parser
        ->add_option("--radius", options->radius,
                     "Bits in which a copy's code may differ from the original's [a 24th of the bits, with "
                     "--look an 8th]")
        ->type_name("R")
        ->check(CLI::Range(0, BinaryCode::maxBits).description(""));
    parser->add_flag("--look", options->look,
                     "Compare the pictures themselves as well: only those join that look the same");
    return {parser, [options](CommandContext& context) { return runDuplicates(*options, context); }};
}

}  // namespace kindred
