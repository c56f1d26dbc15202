#include "core/learning/named_recipes.h"

#include <algorithm>

#include "core/base/error.h"

namespace kindred {
namespace {

/// B. Varga's thesis and the residual network recipe of Lasagne that it was built on: the mean picture is
/// taken off, the border is zero, an epoch is 100,000 pictures of CIFAR-10 (each and its mirror image), the
/// sum of squares times 1e-4 also holds back the scales of batch normalisation (a gradient of 2e-4 times the
/// weight), and the run ends two epochs after the first drop of the learning rate.
TrainingRecipe published() {
    TrainingRecipe recipe;
    recipe.epochs = 43;
    recipe.batch = 128;
    recipe.learningRate = 0.1;
    recipe.schedule = Schedule::Steps;
    recipe.warmUp = 0;
    recipe.drops = {41, 61};
    recipe.momentum = 0.9;
    recipe.nesterov = false;
    recipe.averaging = 0;
    recipe.weightDecay = 2e-4;
    recipe.normDecay = true;
    recipe.labelSmoothing = 0;
    recipe.normalisation = Normalisation::MeanImage;
    recipe.mirroring = Mirroring::Both;
    recipe.cropPadding = 4;
    recipe.cropBorder = Border::Zero;
    recipe.cutout = 0;
    recipe.holdout = 0;
    recipe.precision = Precision::Float32;
    return recipe;
}

/// What gained most in the same time, each trick tried by itself; models/README.md has the figures. Fixed
/// class codes draw each picture's values far enough apart that smoothing labels has nothing left to do.
TrainingRecipe fast() {
    TrainingRecipe recipe;
    recipe.head = Head::Ortho;
    recipe.labelSmoothing = 0;
    return recipe;
}

}  // namespace

const std::vector<NamedRecipe>& namedRecipes() {
    static const std::vector<NamedRecipe> recipes{
        {"fast", "the best figures for a given time", fast()},
        {"published", "DRHN as its authors trained it", published()},
    };
    return recipes;
}

const NamedRecipe& namedRecipe(const std::string& name) {
    const auto found = std::ranges::find(namedRecipes(), name, &NamedRecipe::name);
    if (found == namedRecipes().end())
        throw Error(ErrorCategory::Usage, "recipe-unknown", {name},
                    "There is no recipe \"" + name + "\"; take fast or published.");
    return *found;
}

}  // namespace kindred
