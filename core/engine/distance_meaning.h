#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/evaluation/evaluation_types.h"
#include "core/learning/model_types.h"

namespace kindred {

/// What each distance means for the model in a file, as the file tells it; empty where it does not, or where
/// the file is not there, cannot be read, or is not the one with that SHA-256: codes of one model say nothing
/// of another's distances. Reads the whole file.
std::vector<DistanceMeaning> calibrationOf(const std::filesystem::path& model, const std::string& sha256);

/// A measured calibration as a model file keeps it.
std::vector<DistanceMeaning> meaningsOf(const std::vector<DistanceShare>& calibration);

/// What a distance means; nothing where the calibration lacks it.
std::optional<DistanceMeaning> meaningOf(const std::vector<DistanceMeaning>& calibration, int distance);

}  // namespace kindred
