#include <algorithm>
#include <optional>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/engine/current_library.h"
#include "core/engine/index_folders.h"
#include "core/engine/library_folder.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

struct Place {
    RootId root{};
    std::string relativePath;  ///< empty: the root itself
};

bool liesIn(const std::string& path, const std::string& folder) {
    return path == folder || path.starts_with(folder + "/");
}

bool holdsFiles(const LibraryReader& reader, const Place& place) {
    const auto files = reader.filesOf(place.root);
    return std::ranges::any_of(
        files, [&](const FileRecord& file) { return liesIn(file.relativePath, place.relativePath); });
}

/// Where a folder lies in the library: a root, or something below one that is walked and that the disk or the
/// library knows.
std::optional<Place> placeOf(const LibraryReader& reader, const fs::path& folder) {
    const auto roots = reader.roots();
    for (const RootRecord& root : roots)
        if (root.path == folder)
            return Place{root.id, {}};
    for (const RootRecord& root : roots) {
        const std::string relative = folder.lexically_relative(root.path).string();
        if (relative.empty() || liesIn(relative, ".."))
            continue;
        const bool isExcluded = std::ranges::any_of(
            root.excluded, [&](const std::string& excluded) { return liesIn(relative, excluded); });
        std::error_code ignored;
        const Place place{root.id, relative};
        if (!isExcluded && (fs::is_directory(folder, ignored) || holdsFiles(reader, place)))
            return place;
    }
    return std::nullopt;
}

}  // namespace

std::uint64_t removeFolder(const fs::path& library, const fs::path& folder) {
    const fs::path canonical = libraryFolder(folder);
    const auto place = placeOf(openCurrentLibrary(library), canonical);
    if (!place)
        throw Error(ErrorCategory::Library, "folder-not-in-library", {folder.string(), library.string()},
                    "The folder \"" + folder.string() + "\" is not in the library \"" + library.string() +
                        "\"; name one of its folders, or a folder below one.");
    LibraryWriter writer(library);
    const std::uint64_t removed = place->relativePath.empty()
                                      ? writer.removeRoot(place->root)
                                      : writer.excludeFolder(place->root, place->relativePath);
    writer.packCodes();
    return removed;
}

}  // namespace kindred
