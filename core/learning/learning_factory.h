#pragma once

#include "core/learning/learning_backend.h"

namespace kindred {

/// The one function that a learning module exports, with C linkage; the caller owns what it returns.
using LearningFactory = LearningBackend* (*)();
inline constexpr char learningFactoryName[] = "kindredMakeLearningBackend";

}  // namespace kindred
