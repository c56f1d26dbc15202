#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/engine/services.h"
#include "core/store/repair_types.h"

namespace kindred {

struct IndexRequest {
    std::filesystem::path library;  ///< created if missing
    std::optional<std::filesystem::path>
        model;  ///< else the library's default, for a new library defaultModel()
    std::vector<std::filesystem::path>
        folders;  ///< added as roots where new; empty: every root of the library
};

/// A folder of the library that was not there and stands under another path now, as a disk that is mounted
/// elsewhere.
struct ReturnedFolder {
    std::filesystem::path before;
    std::filesystem::path now;
};

/// found = indexed + unchanged + moved + failures.size(); all are counts of files.
struct IndexReport {
    std::filesystem::path library;
    std::filesystem::path model;
    std::uint64_t found = 0;
    std::uint64_t indexed =
        0;  ///< new or changed, or coded by a further model; copies of known contents count too
    std::uint64_t unchanged = 0;
    std::uint64_t moved = 0;        ///< known contents at a new place, their old place empty
    std::uint64_t missing = 0;      ///< in the library, not found now
    std::string defaultModel;       ///< name of the library's own model after the run
    std::string defaultBefore;      ///< name of the model that was it before, where the run's took its place
    std::uint64_t withoutCode = 0;  ///< pictures that can be found, but have no code of the run's model
    std::vector<InputFailure> failures;
    std::vector<InputFailure>
        skippedFolders;  ///< folders below a root that could not be read; their files stay as they were
    std::vector<ReturnedFolder> returned;
    BackupReport backup;
    double seconds = 0;
    double imagesPerSecond = 0;  ///< indexed files over the time from the first to the last
    bool stopped = false;        ///< ended by request; what is finished is kept
};

/// Brings a library up to date: walks, compares size and date, hashes what changed, decodes and encodes what
/// is new, and commits as it goes. A folder within a root stands for that root. A root that is not there is
/// left alone, its files counted as missing; a folder that is such a root under another path takes its place,
/// and nothing is done again. Afterwards a backup is made where one is due ("backing up"). Files that could
/// not be read are tried again once they change (at once where the right to read was missing).
///
/// Of a library in which nothing can be found yet, the model becomes the default with the first code. With
/// another model than the default, codes are added beside those there are, while searches go on with these;
/// at the end of the run it becomes the default if every picture that can be found has a code of it. Files
/// that cannot be read or are missing do not count; pictures of folders that were not walked do (not there,
/// not readable, not asked for). Stopped, killed or incomplete, the default stays, the codes are kept, and
/// the next run with that model goes on from there. New pictures get codes of the run's model alone and are
/// found by it; if it does not become the default, the next run with the default gives them that one's too.
///
/// Stages of progress: "walking", "encoding" (which takes in the hashing, so that each file is read while it
/// is at hand). Throws Error for what concerns the whole: folder-not-found, library-locked, model and device
/// errors; nothing is changed then.
IndexReport indexFolders(const IndexRequest& request, Services& services, const JobContext& context);

/// Takes a root, or a folder below one, out of the library; files are not touched. Returns the number of
/// files removed. Throws Error("folder-not-in-library").
std::uint64_t removeFolder(const std::filesystem::path& library, const std::filesystem::path& folder);

}  // namespace kindred
