#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/duplicate_groups.h"

namespace kindred {

struct DuplicatesRequest {
    std::filesystem::path library;
    std::optional<std::filesystem::path> model{};  ///< else the library's default
    std::optional<int> radius{};                   ///< bits; else defaultDuplicateRadius()
    std::size_t mostPairs = 20'000'000;  ///< of different codes within the radius; 12 bytes of memory each
};

struct DuplicatesReport {
    std::string model;  ///< its name
    int bits = 0;
    int radius = 0;
    std::uint64_t pictures = 0;          ///< that were compared
    std::vector<DuplicateGroup> groups;  ///< the most bytes to win first, then the original's id
    std::uint64_t bytesToWin = 0;        ///< in all
    double seconds = 0;
    bool stopped = false;  ///< ended by request; there are no groups then
};

/// A 24th of the bits, at least 1: of copies made smaller, larger or recompressed, two in three have codes
/// that near to the original's, and what else lies there grows with every bit more.
int defaultDuplicateRadius(int bits);

/// Finds files that show the same: those with identical contents, and those whose codes differ in at most
/// `radius` bits. Missing and failed files, and files that are not on the disk now, are left out. Changes
/// nothing.
///
/// Every group has an original, and every member lies within the radius of it: a chain of small differences
/// joins no strangers. Contents are taken in the order of isBetterOriginal(): one that lies within the radius
/// of no better original is an original itself; any other joins the nearest of its better originals, of
/// equally near ones the best. Contents that a person said are not the same are not joined. So each file is
/// in one group at most, and equal libraries give equal groups.
///
/// Time and memory grow with the files, not with their pairs: files of one code are looked at together, and
/// only different codes are paired. Stages of progress: "pairing", "grouping".
///
/// Throws Error as LibrarySearch, and "radius-too-wide" where more than mostPairs codes are that near.
DuplicatesReport findDuplicates(const DuplicatesRequest& request, const JobContext& context);

/// What a person says of pairs of contents, and its opposite to undo it. Throws as LibraryWriter does.
void setNotSame(const std::filesystem::path& library, std::span<const NotSamePair> pairs, bool notSame);
/// Marks contents as the original, and takes the mark from others, which may be none.
void markOriginal(const std::filesystem::path& library, std::span<const ContentKey> marked,
                  std::span<const ContentKey> unmarked);

}  // namespace kindred
