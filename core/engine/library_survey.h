#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/imaging/folder_walk.h"
#include "core/store/library_types.h"

namespace kindred {

class LibraryReader;

/// A file on the disk that the library must take a look at.
struct FileTask {
    const RootRecord* root = nullptr;  ///< of Survey::roots
    FoundFile found;
    std::optional<FileRecord> known;  ///< what the library has at this place
    bool sameAsKnown = false;         ///< size and date are those of `known`
};

/// What walks through some roots found, set against what the library knows; a plain comparison that changes
/// nothing.
struct Survey {
    std::vector<RootRecord> roots;        ///< those that were walked
    std::vector<RootRecord> unreachable;  ///< those that are not there now
    std::uint64_t found = 0;
    std::uint64_t unchanged = 0;
    std::vector<FileRecord> returned;          ///< were missing, are there again as they were
    std::vector<FileTask> tasks;               ///< new, changed, or without a code of the model
    std::vector<FileRecord> gone;              ///< were there, are not now
    std::vector<InputFailure> failures;        ///< could not be read before and have not changed since
    std::vector<InputFailure> skippedFolders;  ///< nothing is known of what lies below them
    bool complete = true;  ///< false when stopped; the roots not walked by then are left out
};

/// Throws what LibraryReader and listPictures() throw.
Survey surveyRoots(const LibraryReader& reader, std::vector<RootRecord> roots, ModelId model,
                   const JobContext& context);

}  // namespace kindred
