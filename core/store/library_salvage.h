#pragma once

#include <filesystem>
#include <optional>

#include "core/store/repair_types.h"

namespace kindred {

/// Begins a library anew under the name of one that is damaged: folders with what is excluded from them and
/// the volumes that they lie on, models, verdicts and marks are carried over, as far as their rows can be
/// read and are right, from the damaged file and, where that does not give all, from a backup. Codes and
/// files are left for indexing to fill in. The damaged file is set aside, never deleted. Throws Error
/// ("library-locked", "library-disk-full" and the like); nothing is changed then.
SalvageReport beginLibraryAnew(const std::filesystem::path& library,
                               const std::optional<std::filesystem::path>& backup);

}  // namespace kindred
