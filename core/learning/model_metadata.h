#pragma once

#include <map>
#include <string>

#include "core/learning/model_types.h"

namespace kindred {

/// "sigmoid", "ortho", "csq", "fitted".
std::string headWord(Head head);

/// The description as the `__metadata__` of a model file, and back. Entries that are not ours are kept as
/// notes.
std::map<std::string, std::string> toMetadata(const ModelDescription& description);

/// Throws std::invalid_argument whose text says what is wrong.
ModelDescription fromMetadata(const std::map<std::string, std::string>& metadata, bool hasMeanImage);

}  // namespace kindred
