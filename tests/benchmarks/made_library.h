#pragma once

#include <filesystem>
#include <vector>

#include "core/store/library_types.h"

namespace kindred {

/// What a library of so many photographs is like that nobody has: random contents with random codes of 64
/// bits and features of one model, in one folder that is not there. `library` must not be there yet.
std::vector<PictureId> makeLibrary(const std::filesystem::path& library, unsigned pictures);

inline constexpr std::size_t madeFeatureCount = 128;

}  // namespace kindred
