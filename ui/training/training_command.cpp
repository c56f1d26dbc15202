#include "ui/training/training_command.h"

#include "core/engine/training_presets.h"

namespace kindred {

namespace {

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

}  // namespace

std::string trainingCommand(const TrainRequest& request) {
    return "kindred-cli train --data " + quoted(request.data.data) + " --out " +
           quoted(request.out.string()) + " " + shortestOptionsOf(request.recipe);
}

}  // namespace kindred
