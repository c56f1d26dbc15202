#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/engine/evaluate_model.h"

namespace kindred {

/// All figures, under the keys that scripts rely on.
nlohmann::ordered_json documentOf(const EvaluateReport& report);
/// Those that fit on a page, for people.
std::string textOf(const EvaluateReport& report);

}  // namespace kindred
