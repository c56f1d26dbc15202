#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/engine/services.h"
#include "core/learning/data_set_types.h"
#include "core/learning/model_types.h"

namespace kindred {

/// A data set as cli.md's DATASET names it, and how its pictures are brought to the network's size.
struct DataSetRequest {
    std::string data;  ///< folder; `:coarse` appended takes CIFAR-100's coarse labels
    int inputSize = 32;
    ResizeMode resize = ResizeMode::Squash;
    std::uint64_t splitSeed = 0;
};

struct LoadedDataSet {
    DataSet dataSet;
    std::vector<InputFailure> failures;  ///< pictures of class folders that could not be read; left out
};

/// Official CIFAR binaries, or a folder of class folders (decoded by the helper processes; stage "loading").
/// CIFAR pictures of another size than asked for are a Usage error. Nothing is returned if stopped.
/// Throws Error("dataset-not-found"), and as readCifar() and splitClassFolders().
std::optional<LoadedDataSet> loadDataSet(const DataSetRequest& request, Services& services,
                                         const JobContext& context);

}  // namespace kindred
