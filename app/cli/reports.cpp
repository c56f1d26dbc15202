#include "app/cli/reports.h"

#include <spdlog/spdlog.h>

#include "app/cli/path_text.h"
#include "core/base/error.h"

namespace kindred {

nlohmann::ordered_json failuresDocument(const std::vector<InputFailure>& failures) {
    auto document = nlohmann::ordered_json::array();
    for (const InputFailure& failure : failures) {
        document.push_back(
            {{"path", textOfPath(failure.path)}, {"error", failure.error}, {"reason", failure.reason}});
    }
    return document;
}

std::string failuresText(const std::vector<InputFailure>& failures) {
    if (failures.empty()) {
        return {};
    }
    std::string text = counted(failures.size(), "input", "inputs") + " failed:\n";
    for (const InputFailure& failure : failures) {
        text += fmt::format("  {}: {}\n", lineOfPath(failure.path), failure.reason);
    }
    return text;
}

ExitStatus statusOf(bool stopped, const std::vector<InputFailure>& failures) {
    if (stopped) {
        return ExitStatus::Interrupted;
    }
    return failures.empty() ? ExitStatus::Done : ExitStatus::SomeFailed;
}

Outcome interruptedOutcome() {
    const std::string sentence = "Stopped before there was a result.";
    return {.document = {{"error", "interrupted"}, {"reason", sentence}},
            .text = sentence + "\n",
            .status = ExitStatus::Interrupted};
}

void tellDevice(Services& services) {
    const DeviceChoice choice = services.encoding.device();
    spdlog::info("Computing on {}: {}", choice.device, choice.reason);
}

void throwNoPictures() {
    throw Error(
        ErrorCategory::File, "no-pictures", {},
        "There are no pictures in the folders given; choose folders with JPEG, PNG, WebP, TIFF or BMP "
        "pictures.");
}

std::string counted(std::uint64_t number, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace kindred
