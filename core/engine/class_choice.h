#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/learning/data_set_types.h"

namespace kindred {

/// The classes that are meant by their names, or by their indices where no class has that name: indices into
/// `classes`, rising, each once. Throws Error("class-unknown") that lists what there is.
std::vector<std::int32_t> chooseClasses(const std::vector<std::string>& chosen,
                                        const std::vector<std::string>& classes);

/// Leaves out all pictures of other classes; labels stay what they are.
void keepClasses(LabelledImages& images, const std::vector<std::int32_t>& kept);

}  // namespace kindred
