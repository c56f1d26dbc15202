#include "ui/training/training_command.h"

#include <sstream>

namespace kindred {

namespace {

std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

const char* wordFor(Precision precision) {
    switch (precision) {
        case Precision::Automatic:
            return "auto";
        case Precision::Float32:
            return "float32";
        case Precision::BFloat16:
            return "bfloat16";
    }
    return "auto";
}

}  // namespace

std::string trainingCommand(const TrainRequest& request) {
    const TrainingRecipe& recipe = request.recipe;
    const TrainingRecipe standard;
    std::ostringstream command;
    command.imbue(std::locale::classic());
    command << "kindred-cli train --data " << quoted(request.data.data) << " --out "
            << quoted(request.out.string()) << " --blocks " << recipe.blocks << " --bits " << recipe.bits
            << " --epochs " << recipe.epochs << " --batch " << recipe.batch << " --learning-rate "
            << recipe.learningRate << " --schedule "
            << (recipe.schedule == Schedule::Cosine ? "cosine" : "triangular");
    if (recipe.holdout)
        command << " --holdout " << *recipe.holdout;
    command << " --seed " << recipe.seed;
    if (recipe.precision != standard.precision)
        command << " --precision " << wordFor(recipe.precision);
    return command.str();
}

}  // namespace kindred
