#include "core/engine/root_return.h"

#include <sys/stat.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/engine/library_folder.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "core/store/root_volumes.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t sampleSize = 256;
constexpr double leastShare = 0.8;
constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;
constexpr std::int64_t timeTolerance = 2 * nanosecondsPerSecond;

bool liesIn(const fs::path& path, const fs::path& folder) {
    const std::string relative = path.lexically_relative(folder).string();
    return !relative.empty() && relative != ".." && !relative.starts_with("../");
}

/// Not missing before, unless all are: a disk that is unplugged may leave an empty folder behind, in which a
/// walk found none of them. Evenly over the paths, so that the same files are looked at each time and none of
/// the folders weighs all.
std::vector<FileRecord> sampleOf(const LibraryReader& reader, RootId root) {
    std::vector<FileRecord> files = reader.filesOf(root);
    const auto isMissing = [](const FileRecord& file) { return file.state == FileState::Missing; };
    if (!std::ranges::all_of(files, isMissing))
        std::erase_if(files, isMissing);
    if (files.size() <= sampleSize)
        return files;
    std::vector<FileRecord> sample;
    for (std::size_t i = 0; i < sampleSize; ++i)
        sample.push_back(std::move(files[i * files.size() / sampleSize]));
    return sample;
}

bool isAtItsPlace(const FileRecord& file, const fs::path& folder) {
    struct stat found {};
    if (::stat((folder / file.relativePath).c_str(), &found) != 0)
        return false;
    const std::int64_t modified = found.st_mtim.tv_sec * nanosecondsPerSecond + found.st_mtim.tv_nsec;
    return static_cast<std::uint64_t>(found.st_size) == file.size &&
           std::abs(modified - file.modifiedNs) <= timeTolerance;
}

/// The share of a root's files that lie in the folder as they lay in the root.
double agreement(const std::vector<FileRecord>& sample, const fs::path& folder) {
    const auto same =
        std::ranges::count_if(sample, [&](const FileRecord& file) { return isAtItsPlace(file, folder); });
    return sample.empty() ? 0.0 : static_cast<double>(same) / static_cast<double>(sample.size());
}

/// None of what is known of it lies at its place.
bool isAway(const RootRecord& root, const std::vector<FileRecord>& sample) {
    return !root.reachable || agreement(sample, root.path) == 0;
}

bool isOnAnotherVolume(const LibraryReader& reader, RootId root, const std::optional<std::string>& volume) {
    const auto known = reader.volumeOf(root);
    return known && volume && *known != *volume;
}

}  // namespace

std::optional<RootId> returnedRoot(const LibraryReader& reader, const fs::path& folder) {
    const fs::path place = libraryFolder(folder);
    const std::vector<RootRecord> roots = reader.roots();
    for (const RootRecord& root : roots)
        if (liesIn(place, root.path) || liesIn(root.path, place))
            return std::nullopt;

    const auto volume = volumeOf(place);
    std::optional<RootId> best;
    double bestShare = 0;
    for (const RootRecord& root : roots) {
        if (isOnAnotherVolume(reader, root.id, volume))
            continue;
        const std::vector<FileRecord> sample = sampleOf(reader, root.id);
        const double share = agreement(sample, place);
        if (share >= leastShare && share > bestShare && isAway(root, sample)) {
            best = root.id;
            bestShare = share;
        }
    }
    return best;
}

void noteVolumes(const LibraryReader& reader, LibraryWriter& writer) {
    for (const RootRecord& root : reader.roots())
        if (const auto volume = root.reachable ? volumeOf(root.path) : std::nullopt)
            writer.setVolume(root.id, *volume);
}

}  // namespace kindred
