#pragma once

#include <cstddef>
#include <optional>

#include "core/base/job_context.h"
#include "core/engine/data_set_loader.h"

namespace kindred {

/// How much there is to learn from in a data set.
struct DataSetShape {
    std::size_t pictures = 0;  ///< in the training split
    int side = 0;              ///< pixels
    int classes = 0;

    friend bool operator==(const DataSetShape&, const DataSetShape&) = default;
};

/// Told by the names and sizes of its files; no picture is opened, so those that cannot be read are counted
/// too. Nothing if stopped. Throws Error("dataset-not-found"), and as splitClassFolders().
std::optional<DataSetShape> shapeOf(const DataSetRequest& request, const JobContext& context);

}  // namespace kindred
