#include "core/engine/unfinished_run.h"

#include <utility>

#include "core/learning/checkpoint_file.h"

namespace kindred {

std::filesystem::path checkpointOf(const std::filesystem::path& out) {
    std::filesystem::path file = out;
    file += ".checkpoint";
    return file;
}

std::optional<UnfinishedRun> findUnfinishedRun(const std::filesystem::path& out) {
    const std::filesystem::path file = checkpointOf(out);
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return std::nullopt;
    Checkpoint state = readCheckpointState(file);
    return UnfinishedRun{out, std::move(state.note), state.recipe, std::move(state.epochs)};
}

}  // namespace kindred
