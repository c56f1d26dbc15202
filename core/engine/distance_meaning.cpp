#include "core/engine/distance_meaning.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/learning/model_file.h"

namespace kindred {

std::vector<DistanceMeaning> calibrationOf(const std::filesystem::path& model, const std::string& sha256) {
    try {
        std::vector<DistanceMeaning> calibration = readModelDescription(model).calibration;
        if (calibration.empty() || fileSha256(model) != sha256)
            return {};
        return calibration;
    } catch (const Error&) {
        return {};
    }
}

std::vector<DistanceMeaning> meaningsOf(const std::vector<DistanceShare>& calibration) {
    std::vector<DistanceMeaning> meanings;
    for (const DistanceShare& share : calibration)
        meanings.push_back(
            {share.distance, share.pairs, share.same, share.interval.low, share.interval.high});
    return meanings;
}

std::optional<DistanceMeaning> meaningOf(const std::vector<DistanceMeaning>& calibration, int distance) {
    const auto found = std::ranges::find(calibration, distance, &DistanceMeaning::distance);
    return found == calibration.end() ? std::nullopt : std::optional(*found);
}

}  // namespace kindred
