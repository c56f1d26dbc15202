#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/job_context.h"

namespace kindred {

/// A file whose name says that it is a picture, as a walk finds it.
struct FoundFile {
    std::string relativePath;     ///< bytes as the file system has them, separated by '/'
    std::uint64_t size = 0;       ///< bytes
    std::int64_t modifiedNs = 0;  ///< since 1970, nanoseconds
};

/// A folder below the root that could not be read.
struct UnreadableFolder {
    std::string relativePath;
    std::string reason;
};

struct FolderListing {
    std::vector<FoundFile> files;  ///< sorted by path bytes
    std::vector<UnreadableFolder> unreadable;
    bool complete = true;  ///< false when stopped
};

/// Lists the pictures below `root`.
///
/// Hidden files and folders, folders that hold a `.nomedia` file and those in `excluded` (relative paths) are
/// left out; the root itself is listed even so, since it was named. Links to folders are not followed, links
/// to files are: size and time are those of the file that they lead to. Throws Error("folder-not-found") or
/// Error("folder-unreadable") for the root itself.
FolderListing listPictures(const std::filesystem::path& root, const std::vector<std::string>& excluded,
                           const JobContext& context);

/// True for the extensions of the picture formats that people have, also of those that Kindred cannot read
/// yet, so that these are listed with a reason and not passed over in silence.
bool hasPictureExtension(const std::filesystem::path& file);

}  // namespace kindred
