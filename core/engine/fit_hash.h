#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/engine/services.h"
#include "core/learning/hash_fit_types.h"

namespace kindred {

struct FitRequest {
    std::filesystem::path model;
    std::string data;  ///< as DataSetRequest::data
    std::uint64_t splitSeed = 0;
    std::filesystem::path out;  ///< written whole or not at all; may be `model`
    HashFit fit;
    std::uint64_t pictures = 0;  ///< at most so many, evenly out of all; 0: all
    std::string command;         ///< the command line that repeats this; kept in the model file
};

struct FitReport {
    std::filesystem::path model;  ///< empty if stopped
    std::uint64_t pictures = 0;   ///< that the layer was fitted to
    std::vector<InputFailure> failures;
    double seconds = 0;
    bool stopped = false;
};

/// Gives a model another hash layer, found from the features of a data set's training pictures (see HashFit):
/// codes for pictures of any kind rather than for its classes, so the classifier and what distances meant are
/// left out. Labels are not looked at. Stages: "loading", "encoding", "fitting". Throws Error("fit-invalid"),
/// Error("file-not-written"), and as loadDataSet() and readModel().
FitReport fitHash(const FitRequest& request, Services& services, const JobContext& context);

}  // namespace kindred
