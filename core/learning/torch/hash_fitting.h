#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "core/base/job_context.h"
#include "core/learning/hash_fit_types.h"

namespace kindred {

/// As LearningBackend::fitHashLayer(), throwing as LibTorch does. On the CPU, in double precision.
std::optional<HashLayer> fitHashLayer(std::span<const float> features, std::size_t count, const HashFit& fit,
                                      const JobContext& context);

}  // namespace kindred
