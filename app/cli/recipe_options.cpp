#include "app/cli/recipe_options.h"

#include <string>

#include "app/cli/option_helpers.h"

namespace kindred {
namespace {

const Choices<BlockOrder>& blockOrders() {
    static const Choices<BlockOrder> choices{{"recipe", BlockOrder::Recipe},
                                             {"formula", BlockOrder::Formula}};
    return choices;
}

const Choices<ShortcutPadding>& shortcutPaddings() {
    static const Choices<ShortcutPadding> choices{{"split", ShortcutPadding::Split},
                                                  {"end", ShortcutPadding::End}};
    return choices;
}

const Choices<Schedule>& schedules() {
    static const Choices<Schedule> choices{{"triangular", Schedule::Triangular},
                                           {"cosine", Schedule::Cosine}};
    return choices;
}

const Choices<Precision>& precisions() {
    static const Choices<Precision> choices{
        {"auto", Precision::Automatic}, {"float32", Precision::Float32}, {"bfloat16", Precision::BFloat16}};
    return choices;
}

template <typename T>
void addNumber(CLI::App& parser, const std::string& name, T& value, T least, T most,
               const std::string& description) {
    parser.add_option(name, value, description)
        ->type_name("N")
        ->check(CLI::Range(least, most).description(""))
        ->capture_default_str();
}

void addNetworkOptions(CLI::App& parser, TrainingRecipe& recipe) {
    addNumber(parser, "--blocks", recipe.blocks, 1, 16,
              "Residual blocks in each of the six groups: n of DRHN-n");
    addNumber(parser, "--bits", recipe.bits, 1, 256, "Length of the code");
    addChoice(parser, "--block-order", recipe.blockOrder, blockOrders(),
              "Order of the steps in a residual block: as the published recipe or as the formula has it");
    addChoice(parser, "--shortcut-padding", recipe.shortcutPadding, shortcutPaddings(),
              "Where a shortcut gets its further channels: on both sides, or all at the end");
}

void addScheduleOptions(CLI::App& parser, TrainingRecipe& recipe) {
    addNumber(parser, "--epochs", recipe.epochs, 1, 100'000, "Passes over the training pictures");
    addNumber(parser, "--batch", recipe.batch, 1, 65'536, "Pictures in a step");
    addNumber(parser, "--learning-rate", recipe.learningRate, 0.0, 1000.0, "Highest learning rate");
    addChoice(parser, "--schedule", recipe.schedule, schedules(),
              "How the learning rate falls after its peak");
    addNumber(parser, "--warm-up", recipe.warmUp, 0.0, 1.0,
              "Share of the steps in which the learning rate rises");
    addNumber(parser, "--momentum", recipe.momentum, 0.0, 1.0, "Momentum of the gradient");
    parser.add_flag("--nesterov,!--no-nesterov", recipe.nesterov, "Look ahead along the momentum [on]");
    addNumber(parser, "--averaging", recipe.averaging, 0.0, 1.0,
              "Decay a step of the averaged weights that are kept; 0: no averaging");
}

void addRegularisationOptions(CLI::App& parser, TrainingRecipe& recipe) {
    addNumber(parser, "--weight-decay", recipe.weightDecay, 0.0, 10.0,
              "How strongly large weights are held back");
    addNumber(parser, "--label-smoothing", recipe.labelSmoothing, 0.0, 1.0,
              "Share of a label that is spread over all classes");
    addNumber(parser, "--crop-padding", recipe.cropPadding, 0, 1024,
              "Pixels by which a training picture is moved at random; 0: not at all");
    parser.add_flag("--flip,!--no-flip", recipe.flip, "Show mirror images too [on]");
    addNumber(parser, "--cutout", recipe.cutout, 0, 4096, "Side of a square that is blanked out; 0: none");
}

void addRunOptions(CLI::App& parser, TrainingRecipe& recipe) {
    parser
        .add_option(
            "--holdout", recipe.holdout,
            "Training pictures kept aside to pick the best epoch; 0: train on all and keep the last epoch "
            "[5000 for CIFAR, a tenth otherwise]")
        ->type_name("K")
        ->check(wholeNumberFrom(0));
    parser.add_option("--seed", recipe.seed, "Decides every random choice")
        ->type_name("S")
        ->check(wholeNumberFrom(0))
        ->capture_default_str();
    addChoice(parser, "--precision", recipe.precision, precisions(),
              "Numbers to compute in; auto measures what is good");
}

}  // namespace

void addRecipeOptions(CLI::App& parser, TrainingRecipe& recipe) {
    addNetworkOptions(parser, recipe);
    addScheduleOptions(parser, recipe);
    addRegularisationOptions(parser, recipe);
    addRunOptions(parser, recipe);
}

std::string wordForPrecision(Precision precision) {
    return wordFor(precisions(), precision);
}

nlohmann::ordered_json recipeDocument(const TrainingRecipe& recipe) {
    nlohmann::ordered_json document{{"blocks", recipe.blocks},
                                    {"bits", recipe.bits},
                                    {"block_order", wordFor(blockOrders(), recipe.blockOrder)},
                                    {"shortcut_padding", wordFor(shortcutPaddings(), recipe.shortcutPadding)},
                                    {"epochs", recipe.epochs},
                                    {"batch", recipe.batch},
                                    {"learning_rate", recipe.learningRate},
                                    {"schedule", wordFor(schedules(), recipe.schedule)},
                                    {"warm_up", recipe.warmUp},
                                    {"momentum", recipe.momentum},
                                    {"nesterov", recipe.nesterov},
                                    {"weight_decay", recipe.weightDecay},
                                    {"label_smoothing", recipe.labelSmoothing},
                                    {"crop_padding", recipe.cropPadding},
                                    {"flip", recipe.flip},
                                    {"cutout", recipe.cutout},
                                    {"averaging", recipe.averaging}};
    if (recipe.holdout) {
        document["holdout"] = *recipe.holdout;
    }
    document["seed"] = recipe.seed;
    document["precision"] = wordForPrecision(recipe.precision);
    return document;
}

}  // namespace kindred
