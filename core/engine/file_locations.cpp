#include "core/engine/file_locations.h"

namespace kindred {

FileLocations locateFiles(const std::filesystem::path& executable) {
    const std::filesystem::path programs = executable.parent_path();
    const std::filesystem::path prefix = programs.parent_path();
    const std::filesystem::path data = prefix / KINDRED_DATA_DIR;
    return {programs / "kindred-decoder", prefix / KINDRED_MODULE_DIR / "kindred_learning_torch.so",
            data / "models", data};
}

}  // namespace kindred
