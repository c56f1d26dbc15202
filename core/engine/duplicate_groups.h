#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/base/binary_code.h"
#include "core/base/ids.h"
#include "core/store/library_types.h"

namespace kindred {

/// What the file system says of a file: two paths with the same device and inode are one file.
struct FilePlace {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t links = 1;      ///< names that the file has, in the library or not
    bool isSymbolicLink = false;  ///< the path only leads to the file

    bool isSameFile(const FilePlace& other) const { return device == other.device && inode == other.inode; }
};

/// A file of a group.
struct DuplicateMember {
    PictureId id{};
    std::filesystem::path path;
    std::uint64_t size = 0;       ///< bytes
    std::int64_t modifiedNs = 0;  ///< since 1970, nanoseconds
    int width = 0;                ///< pixels, upright
    int height = 0;
    std::string format;      ///< "jpeg", …
    std::string taken;       ///< EXIF date or empty
    ContentKey content;      ///< what marks and verdicts hang on
    std::string contentKey;  ///< the same for thumbnails: "<hash>-<size>"
    BinaryCode code;
    FilePlace place;
    bool marked = false;     ///< a person said that this is the original
    int distance = 0;        ///< bits in which its code differs from the original's
    bool identical = false;  ///< byte for byte as the original
};

/// Files that show the same, as far as codes can tell. `members` has the original first, then rises by
/// distance; contents that are identical to the original's come before others, then the better original.
struct DuplicateGroup {
    std::vector<DuplicateMember> members;
    std::uint64_t bytesToWin = 0;  ///< what removing all but the original frees
};

/// Is `a` to be kept rather than `b`? In this order: a file rather than a link to one; one that a person
/// marked; more pixels; the better format (raw, then lossless: TIFF, PNG, BMP, then HEIC, JPEG, AVIF, WebP,
/// GIF); the larger file; the older date (taken, else changed); the shorter path, then the lesser one; the
/// lesser id. A strict order of all files of a library.
bool isBetterOriginal(const DuplicateMember& a, const DuplicateMember& b);

/// Bytes that are free once the files `going` are removed. A file of several names counts once, and only
/// where all of its names go; links to files and names of files that stay win nothing.
std::uint64_t bytesWonBy(std::span<const DuplicateMember> going, std::span<const DuplicateMember> staying);

/// Makes members[original] the original: distances and order follow.
void setOriginal(DuplicateGroup& group, std::size_t original);
/// Takes members out; a group of fewer than two has no members left. The original stays one where it stays.
void takeOut(DuplicateGroup& group, std::span<const PictureId> ids);

}  // namespace kindred
