#pragma once

#include <string>

#include "core/engine/train_model.h"

namespace kindred {

/// The kindred-cli command that repeats a training run: a named recipe and what differs from it. Quoted for a
/// POSIX shell.
std::string trainingCommand(const TrainRequest& request);

}  // namespace kindred
