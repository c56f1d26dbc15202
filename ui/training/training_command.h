#pragma once

#include <string>

#include "core/engine/train_model.h"

namespace kindred {

/// The kindred-cli command that repeats a training run; what stands at its default is left out. Quoted for a
/// POSIX shell.
std::string trainingCommand(const TrainRequest& request);

}  // namespace kindred
