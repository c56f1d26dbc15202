#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "core/base/job_context.h"

namespace kindred {

/// Folders in which a change would concern a library.
struct WatchList {
    std::vector<std::filesystem::path> folders;  ///< absolute, sorted
    bool complete = true;                        ///< false where there are more than asked for
};

/// Lists what is walked when the library is brought up to date: its roots and the folders below them, but for
/// those hidden, excluded or with a `.nomedia` file. Of a root that is not there now the nearest folder above
/// it that is, where it would come back. The folder of the library file itself is left out, since every
/// writing changes it. Throws what LibraryReader throws.
WatchList listWatchedFolders(const std::filesystem::path& library, std::size_t most,
                             const JobContext& context);

}  // namespace kindred
