#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/store/library_types.h"

namespace kindred {

/// Copies that a person wants to be rid of, all of one group.
struct TrashRequest {
    std::filesystem::path library;
    std::vector<PictureId> going;
    std::vector<PictureId> staying;
};

/// A file that lies in the trash, with all that brings it back.
struct TrashedFile {
    FileRecord record;  ///< what the library knew
    std::filesystem::path path;
    std::filesystem::path inTrash;
};

/// Every file that was to go is in one of the two, unless the job was stopped.
struct TrashReport {
    std::vector<TrashedFile> moved;
    /// Left where they are: "not-in-library", "changed-since-indexed", "is-link", "no-copy-left" (none of
    /// those that stay is there, readable and as the library knows it), "same-file" (those that stay are
    /// names of this very file), "not-moved".
    std::vector<InputFailure> refused;
    /// The library could not be written any more (a full disk): what was moved last is shown as missing.
    std::optional<Error> notRecorded;
};

/// Moves a file to the desktop's trash and says where it lies there; nothing where it did not move.
using MoveToTrash = std::function<std::optional<std::filesystem::path>(const std::filesystem::path&)>;
/// Moves a file from the trash back to its path, never over another file; false where it did not move.
using TakeOutOfTrash =
    std::function<bool(const std::filesystem::path& inTrash, const std::filesystem::path& path)>;

/// Moves copies to the trash, each only if it is what the library knows and a copy that stays is there at
/// that moment, and forgets them at once, so that they are not shown as missing. Throws as LibraryWriter does
/// ("library-locked" while another writes it), before anything is moved. Stopped, it keeps what is done.
/// Stage of progress: "moving".
TrashReport trashCopies(const TrashRequest& request, const MoveToTrash& moveToTrash,
                        const JobContext& context);

/// The opposite: moves files back and has the library know them as before; one that it cannot know again (its
/// folder was taken out meanwhile) is moved back all the same. Returns those that did not move: "not-moved".
/// Throws as trashCopies() does.
std::vector<InputFailure> restoreCopies(const std::filesystem::path& library,
                                        std::span<const TrashedFile> files,
                                        const TakeOutOfTrash& takeOutOfTrash, const JobContext& context);

}  // namespace kindred
