#pragma once

#include <filesystem>
#include <memory>

#include "core/learning/learning_backend.h"

namespace kindred {

/// Opens the shared library that holds LibTorch, at run time and only when it is needed: linked in it would
/// cost every start a third of a second, and could not be exchanged for one built with CUDA. It stays open
/// until the process ends, since LibTorch cannot be unloaded safely. Throws
/// Error("learning-module-not-opened") with the loader's words.
std::unique_ptr<LearningBackend> openLearningModule(const std::filesystem::path& module);

/// Tells the libraries under LibTorch, by environment variables that they read when they are loaded and that
/// the user may have set to something else, how their threads wait: by sleeping, so that they starve nothing
/// that runs beside them. openLearningModule() does it; a program with threads of its own does it before it
/// starts them, since the environment is not theirs to change.
void setThreadsToWaitAsleep();

}  // namespace kindred
