#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/evaluation/evaluation_types.h"

namespace kindred {

/// The class of the highest score, for each picture; ties go to the lower class. `scores` holds `classes`
/// values a picture.
std::vector<std::int32_t> predictedClasses(std::span<const float> scores, std::size_t classes);

/// Judges a classifier. `scores` holds classes.size() finite values a picture, higher is likelier; ties go to
/// the lower class. Throws Error("evaluation-empty") where there are no pictures or no classes,
/// Error("classes-differ") where a label is none of the classes.
ClassificationFigures evaluateClassification(std::span<const float> scores,
                                             std::span<const std::int32_t> labels,
                                             const std::vector<std::string>& classes);

}  // namespace kindred
