#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/duplicate_groups.h"
#include "core/imaging/picture_types.h"

namespace kindred {

struct DuplicatesRequest {
    std::filesystem::path library;
    std::optional<std::filesystem::path> model{};  ///< else the library's default
    std::optional<int> radius{};                   ///< bits; else defaultDuplicateRadius()
    /// Shows a picture small (256 pixels do), nothing where it cannot; called from several threads. Without
    /// it codes decide alone.
    std::function<std::optional<PixelImage>(const DuplicateMember&)> look{};
    std::size_t mostPairs = 20'000'000;  ///< of different codes within the radius; 12 bytes of memory each
};

struct DuplicatesReport {
    std::string model;  ///< its name
    int bits = 0;
    int radius = 0;
    bool looked = false;                 ///< the pictures themselves were compared too
    std::uint64_t pictures = 0;          ///< that were compared
    std::vector<DuplicateGroup> groups;  ///< the most bytes to win first, then the original's id
    std::uint64_t bytesToWin = 0;        ///< in all
    double seconds = 0;
    bool stopped = false;  ///< ended by request; there are no groups then
};

/// Where codes decide alone, a 24th of the bits, at least 1; where the pictures are looked at too, an 8th. Of
/// 400 copies that were made smaller, larger or recompressed, or left as they were, codes of 48 bits (model
/// drhn-3-48-cifar10) find 203 within 0 bits, 299 within 2 and 378 within 6; what else lies there grows with
/// every bit more, and only looking tells it apart.
int defaultDuplicateRadius(int bits, bool looks);

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
/// A code says what a picture shows: those of a network that learnt ten things are equal for many pictures of
/// one thing. With `look` contents only join where also the pictures themselves look the same (looksSame());
/// those that cannot be shown join none.
///
/// Time and memory grow with the files, not with their pairs: files of one code are looked at together, and
/// only different codes are paired; where the request names no radius and more than mostPairs are within the
/// usual one, a smaller one is taken. Stages of progress: "pairing", "grouping", "looking".
///
/// Throws Error as LibrarySearch, and "radius-too-wide" where more than mostPairs codes are within a radius
/// that was asked for.
DuplicatesReport findDuplicates(const DuplicatesRequest& request, const JobContext& context);

/// What a person says of pairs of contents, and its opposite to undo it. Throws as LibraryWriter does.
void setNotSame(const std::filesystem::path& library, std::span<const NotSamePair> pairs, bool notSame);
/// Marks contents as the original, and takes the mark from others, which may be none.
void markOriginal(const std::filesystem::path& library, std::span<const ContentKey> marked,
                  std::span<const ContentKey> unmarked);

}  // namespace kindred
