#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/imaging/folder_walk.h"
#include "core/store/library_types.h"

namespace kindred {

class LibraryReader;

/// A root that was walked, and which folder of which disk stood at its path then.
struct WalkedRoot : RootRecord {
    std::pair<std::uint64_t, std::uint64_t> place;
};

/// False once another folder stands there or none does: a disk that is unplugged leaves an empty one behind,
/// or none. What is not found in it says nothing of the pictures.
bool isInPlace(const WalkedRoot& root);

/// A file on the disk that the library must take a look at.
struct FileTask {
    const WalkedRoot* root = nullptr;  ///< of Survey::roots
    FoundFile found;
    std::unique_ptr<FileRecord> known{};  ///< what the library has at this place, null for a new file
    bool sameAsKnown = false;             ///< size and date are those of `known`
};

/// A file that was there and is not, or the other way round, and has not changed otherwise.
struct StateChange {
    PictureId file{};
    FileState state = FileState::Missing;
};

/// What walks through some roots found, set against what the library knows; a plain comparison that changes
/// nothing. Holds only what is to be done: a library of a million files where nothing has changed is a few
/// numbers.
struct Survey {
    std::vector<std::unique_ptr<WalkedRoot>> roots;  ///< those that stayed in place
    std::uint64_t found = 0;
    std::uint64_t unchanged = 0;
    std::vector<FileTask> tasks;  ///< new, changed, or without a code of the model
    std::vector<StateChange> changes;
    std::vector<InputFailure> failures;        ///< could not be read before and have not changed since
    std::vector<InputFailure> skippedFolders;  ///< nothing is known of what lies below them
    bool complete = true;  ///< false when stopped; the roots not walked by then are left out
};

/// A root that is not there, or goes away while it is walked, is left out: nothing is known of its files.
/// Throws what LibraryReader and listPictures() throw.
Survey surveyRoots(const LibraryReader& reader, const std::vector<RootRecord>& roots, ModelId model,
                   const JobContext& context);

}  // namespace kindred
