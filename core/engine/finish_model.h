#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace kindred {

/// What is done to a trained model before it is given to people.
struct FinishRequest {
    std::filesystem::path model;
    std::filesystem::path out;    ///< written whole or not at all; may be `model`
    bool round = false;           ///< convolutions to bfloat16: about half the bytes
    bool averagesMirror = false;  ///< codes of a picture and its mirror image in one, at twice the time
    std::string command;          ///< the command line that repeats this; kept in the model file
};

struct FinishReport {
    std::filesystem::path model;
    std::uint64_t bytesBefore = 0;
    std::uint64_t bytes = 0;
};

/// Codes change, so what distances mean is left out, and the figures are to be measured anew. Throws as
/// readModel() and writeModel().
FinishReport finishModel(const FinishRequest& request);

}  // namespace kindred
