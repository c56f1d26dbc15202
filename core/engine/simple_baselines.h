#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/job_context.h"
#include "core/evaluation/evaluation_types.h"
#include "core/learning/data_set_types.h"

namespace kindred {

/// mAP@R of what needs no learning (see simple_descriptors.h), by the protocol that models are judged by: the
/// test split is looked up in the training split. Neither is empty. Stage "comparing". Nothing is returned if
/// stopped.
std::optional<std::vector<BaselineFigures>> judgeSimpleBaselines(const DataSet& data, std::size_t top,
                                                                 const JobContext& context);

}  // namespace kindred
