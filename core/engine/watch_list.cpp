#include "core/engine/watch_list.h"

#include <algorithm>
#include <system_error>

#include "core/store/library_reader.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

bool isWalked(const fs::path& folder, const RootRecord& root) {
    std::error_code ignored;
    return !folder.filename().string().starts_with('.') && !fs::exists(folder / ".nomedia", ignored) &&
           std::ranges::find(root.excluded, folder.lexically_relative(root.path).string()) ==
               root.excluded.end();
}

fs::path nearestThatIsThere(fs::path folder) {
    std::error_code ignored;
    while (folder.has_relative_path() && !fs::is_directory(folder, ignored))
        folder = folder.parent_path();
    return folder;
}

/// False where there were more than `most`, or the job was stopped.
bool addFolders(const RootRecord& root, std::size_t most, const JobContext& context,
                std::vector<fs::path>& folders) {
    folders.emplace_back(root.path);
    std::error_code error;
    fs::recursive_directory_iterator entry(root.path, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
        if (!context.proceed() || folders.size() > most)
            return false;
        std::error_code ignored;
        if (entry->is_symlink(ignored) || !entry->is_directory(ignored))
            continue;
        if (isWalked(entry->path(), root))
            folders.push_back(entry->path());
        else
            entry.disable_recursion_pending();
    }
    return true;
}

}  // namespace

WatchList listWatchedFolders(const fs::path& library, std::size_t most, const JobContext& context) {
    const LibraryReader reader(library);
    WatchList list;
    for (const RootRecord& root : reader.roots()) {
        if (!root.reachable) {
            const fs::path above = nearestThatIsThere(root.path);
            if (above.has_relative_path())
                list.folders.push_back(above);
        } else if (!addFolders(root, most, context, list.folders)) {
            list.complete = false;
        }
    }
    std::ranges::sort(list.folders);
    const auto twice = std::ranges::unique(list.folders);
    list.folders.erase(twice.begin(), twice.end());
    std::erase(list.folders, reader.path().parent_path());
    if (list.folders.size() > most) {
        list.folders.resize(most);
        list.complete = false;
    }
    return list;
}

}  // namespace kindred
