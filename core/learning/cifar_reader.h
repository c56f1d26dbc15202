#pragma once

#include <filesystem>

#include "core/base/job_context.h"
#include "core/learning/data_set_types.h"

namespace kindred {

/// True for a folder that holds any part of an official binary CIFAR-10 or CIFAR-100 distribution.
bool isCifarFolder(const std::filesystem::path& folder);

/// Reads the official binaries (A. Krizhevsky 2009): `cifar-10-batches-bin` (five batches of 10,000 for
/// training, one for testing) or `cifar-100-binary` (fine labels; the coarse ones if `coarse`). Throws
/// Error("dataset-incomplete") naming the missing file, Error("dataset-damaged") for a wrong size or label.
DataSet readCifar(const std::filesystem::path& folder, bool coarse);

}  // namespace kindred
