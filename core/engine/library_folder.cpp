#include "core/engine/library_folder.h"

#include <system_error>

namespace kindred {
namespace fs = std::filesystem;

fs::path libraryFolder(const fs::path& folder) {
    std::error_code error;
    fs::path path = fs::weakly_canonical(fs::absolute(folder), error);
    if (error)
        path = fs::absolute(folder).lexically_normal();
    return path.has_filename() || path == path.root_path() ? path : path.parent_path();
}

}  // namespace kindred
