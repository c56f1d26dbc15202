#pragma once

#include <filesystem>
#include <memory>

#include "core/learning/learning_backend.h"

namespace kindred {

/// Opens the shared library that holds LibTorch, at run time and only when it is needed: linked in it would
/// cost every start a third of a second, and could not be exchanged for one built with CUDA. It stays open
/// until the process ends, since LibTorch cannot be unloaded safely. Sets OMP_WAIT_POLICY=passive first
/// unless the user has set it. Throws Error("learning-module-not-opened") with the loader's words.
std::unique_ptr<LearningBackend> openLearningModule(const std::filesystem::path& module);

}  // namespace kindred
