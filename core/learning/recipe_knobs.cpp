#include "core/learning/recipe_knobs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <utility>

namespace kindred {
namespace {

template <typename Number>
std::string digitsOf(Number value) {
    std::array<char, 32> text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

template <typename Number>
Number numberFrom(const std::string& text, const std::string& name) {
    Number value{};
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stopped != end)
        throw std::invalid_argument("the setting \"" + name + "\" is no number: " + text);
    return value;
}

RecipeKnob whole(std::string name, int TrainingRecipe::*member, double least, double most,
                 std::string description) {
    return {std::move(name),
            std::move(description),
            {},
            least,
            most,
            [member](const TrainingRecipe& recipe) { return std::int64_t{recipe.*member}; },
            [member](TrainingRecipe& recipe, const KnobValue& value) {
                recipe.*member = static_cast<int>(std::get<std::int64_t>(value));
            }};
}

RecipeKnob real(std::string name, double TrainingRecipe::*member, double least, double most,
                std::string description) {
    return {std::move(name),
            std::move(description),
            {},
            least,
            most,
            [member](const TrainingRecipe& recipe) { return recipe.*member; },
            [member](TrainingRecipe& recipe, const KnobValue& value) {
                recipe.*member = std::get<double>(value);
            }};
}

RecipeKnob toggle(std::string name, bool TrainingRecipe::*member, std::string description) {
    return {
        std::move(name),
        std::move(description),
        {},
        0,
        1,
        [member](const TrainingRecipe& recipe) { return recipe.*member; },
        [member](TrainingRecipe& recipe, const KnobValue& value) { recipe.*member = std::get<bool>(value); }};
}

/// The words stand in the order of the enumeration.
template <typename Choice>
RecipeKnob choice(std::string name, Choice TrainingRecipe::*member, const std::vector<std::string>& words,
                  std::string description) {
    return {std::move(name),
            std::move(description),
            words,
            0,
            0,
            [member, words](const TrainingRecipe& recipe) {
                return words.at(static_cast<std::size_t>(recipe.*member));
            },
            [member, words](TrainingRecipe& recipe, const KnobValue& value) {
                const auto found = std::ranges::find(words, std::get<std::string>(value));
                recipe.*member = static_cast<Choice>(found - words.begin());
            }};
}

std::vector<int> listFrom(const std::string& text, const std::string& name) {
    std::vector<int> numbers;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        numbers.push_back(numberFrom<int>(text.substr(begin, end - begin), name));
        begin = end + 1;
    }
    return numbers;
}

RecipeKnob dropsKnob() {
    return {"drops",
            "Epochs after which the learning rate of --schedule steps is divided by ten, with commas between",
            {},
            1,
            100'000,
            [](const TrainingRecipe& recipe) { return recipe.drops; },
            [](TrainingRecipe& recipe, const KnobValue& value) {
                recipe.drops = std::get<std::vector<int>>(value);
            }};
}

RecipeKnob holdoutKnob() {
    return {"holdout",
            "Training pictures kept aside to pick the best epoch; 0: train on all and keep the last epoch "
            "[5000 for CIFAR, a tenth otherwise]",
            {},
            0,
            1e9,
            [](const TrainingRecipe& recipe) {
                return recipe.holdout ? KnobValue(std::uint64_t{*recipe.holdout}) : KnobValue();
            },
            [](TrainingRecipe& recipe, const KnobValue& value) {
                if (const auto* number = std::get_if<std::uint64_t>(&value))
                    recipe.holdout = *number;
                else
                    recipe.holdout.reset();
            }};
}

RecipeKnob seedKnob() {
    return {
        "seed",
        "Decides every random choice",
        {},
        0,
        std::numeric_limits<double>::infinity(),
        [](const TrainingRecipe& recipe) { return recipe.seed; },
        [](TrainingRecipe& recipe, const KnobValue& value) { recipe.seed = std::get<std::uint64_t>(value); }};
}

void addNetwork(std::vector<RecipeKnob>& knobs) {
    using R = TrainingRecipe;
    knobs.push_back(
        whole("blocks", &R::blocks, 1, 16, "Residual blocks in each of the six groups: n of DRHN-n"));
    knobs.push_back(whole("bits", &R::bits, 1, 256, "Length of the code"));
    knobs.push_back(choice("head", &R::head, {"sigmoid", "ortho", "csq"},
                           "What the classifier reads while training: the published sigmoid layer, the angle "
                           "to fixed class codes, or bits drawn to class codes"));
    knobs.push_back(
        real("head-scale", &R::headScale, 0.01, 1000, "ortho: factor of the cosines before the softmax"));
    knobs.push_back(
        real("head-margin", &R::headMargin, 0, 1, "ortho: what is taken off the true class's cosine"));
    knobs.push_back(
        real("quantisation", &R::quantisation, 0, 1000, "csq: weight of the values' distance to -1 and 1"));
    knobs.push_back(
        choice("block-order", &R::blockOrder, {"recipe", "formula"},
               "Order of the steps in a residual block: as the published recipe or as the formula has it"));
    knobs.push_back(choice("shortcut-padding", &R::shortcutPadding, {"split", "end"},
                           "Where a shortcut gets its further channels: on both sides, or all at the end"));
    knobs.push_back(toggle("whiten-stem", &R::whitenStem,
                           "Start the first convolution from the principal axes of small patches"));
    knobs.push_back(toggle("zero-last-scale", &R::zeroLastScale, "Start every block as its shortcut alone"));
}

void addSteps(std::vector<RecipeKnob>& knobs) {
    using R = TrainingRecipe;
    knobs.push_back(whole("epochs", &R::epochs, 1, 100'000, "Passes over the training pictures"));
    knobs.push_back(whole("batch", &R::batch, 1, 65'536, "Pictures in a step"));
    knobs.push_back(real("learning-rate", &R::learningRate, 0, 1000, "Highest learning rate"));
    knobs.push_back(choice("schedule", &R::schedule, {"triangular", "cosine", "steps"},
                           "How the learning rate falls after its peak"));
    knobs.push_back(real("warm-up", &R::warmUp, 0, 1, "Share of the steps in which the learning rate rises"));
    knobs.push_back(dropsKnob());
    knobs.push_back(real("momentum", &R::momentum, 0, 1, "Momentum of the gradient"));
    knobs.push_back(toggle("nesterov", &R::nesterov, "Look ahead along the momentum"));
    knobs.push_back(real("norm-bias-rate", &R::normBiasRate, 0, 1000,
                         "How many times faster the shifts of batch normalisation learn"));
    knobs.push_back(
        real("gradient-clip", &R::gradientClip, 0, 1e6, "Greatest length of a step's gradient; 0: any"));
    knobs.push_back(real("averaging", &R::averaging, 0, 1,
                         "Decay a step of the averaged weights that are kept; 0: no averaging"));
    knobs.push_back(real("weight-decay", &R::weightDecay, 0, 10, "How strongly large weights are held back"));
    knobs.push_back(
        toggle("norm-decay", &R::normDecay, "Hold back the scales of batch normalisation as well"));
    knobs.push_back(real("label-smoothing", &R::labelSmoothing, 0, 1,
                         "Share of a label that is spread over all classes"));
    knobs.push_back(real("plain-end", &R::plainEnd, 0, 1,
                         "Share of the steps, at the end, without label smoothing and altered pictures"));
    knobs.push_back(
        toggle("refresh-norms", &R::refreshNorms,
               "At the end measure the statistics of batch normalisation on pictures as they are"));
}

void addPictures(std::vector<RecipeKnob>& knobs) {
    using R = TrainingRecipe;
    knobs.push_back(choice("normalisation", &R::normalisation, {"channels", "mean-image"},
                           "What is taken off a picture: each channel's mean (then divided by its deviation) "
                           "or the mean picture"));
    knobs.push_back(choice("mirroring", &R::mirroring, {"none", "random", "alternating", "both"},
                           "Mirror images: none, at random, in every other epoch, or beside every picture in "
                           "an epoch twice as long"));
    knobs.push_back(whole("crop-padding", &R::cropPadding, 0, 1024,
                          "Pixels by which a training picture is moved at random; 0: not at all"));
    knobs.push_back(choice("crop-border", &R::cropBorder, {"reflect", "zero"},
                           "What stands around a picture that is moved: its reflection, or zeros"));
    knobs.push_back(
        real("zoom", &R::zoom, 0, 0.9,
             "Greatest share of its side that a picture loses at random, the rest being enlarged; 0: none"));
    knobs.push_back(real("sharpness", &R::sharpness, 0, 0.25,
                         "Greatest weight of its neighbours by which a pixel is softened or sharpened at "
                         "random; 0: none"));
    knobs.push_back(real("brightness", &R::brightness, 0, 0.9,
                         "Greatest share by which pictures are darkened or brightened at random; 0: none"));
    knobs.push_back(whole("cutout", &R::cutout, 0, 4096, "Side of a square that is blanked out; 0: none"));
    knobs.push_back(whole("early-size", &R::earlySize, 0, 1024,
                          "Side of the part that the early epochs see; 0: the whole picture"));
    knobs.push_back(real("early-share", &R::earlyShare, 0, 1, "Share of the epochs that see such a part"));
}

void addRun(std::vector<RecipeKnob>& knobs) {
    using R = TrainingRecipe;
    knobs.push_back(holdoutKnob());
    knobs.push_back(whole("patience", &R::patience, 0, 100'000,
                          "Stop after so many epochs without a better loss on what is held out; 0: never"));
    knobs.push_back(seedKnob());
    knobs.push_back(choice("precision", &R::precision, {"auto", "float32", "bfloat16"},
                           "Numbers that convolutions compute in; auto takes bfloat16 where the processor "
                           "has it"));
}

template <typename Number>
Number numberWithin(const RecipeKnob& knob, const std::string& text) {
    const auto number = numberFrom<Number>(text, knob.name);
    const auto value = static_cast<double>(number);
    if (!(value >= knob.least && value <= knob.most))
        throw std::invalid_argument("the setting \"" + knob.name + "\" is out of range: " + text);
    return number;
}

}  // namespace

const std::vector<RecipeKnob>& recipeKnobs() {
    static const std::vector<RecipeKnob> knobs = [] {
        std::vector<RecipeKnob> all;
        addNetwork(all);
        addSteps(all);
        addPictures(all);
        addRun(all);
        return all;
    }();
    return knobs;
}

std::string knobText(const KnobValue& value) {
    if (std::holds_alternative<std::monostate>(value))
        return {};
    if (const bool* is = std::get_if<bool>(&value))
        return *is ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return digitsOf(*number);
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return digitsOf(*number);
    if (const auto* number = std::get_if<double>(&value))
        return digitsOf(*number);
    if (const auto* numbers = std::get_if<std::vector<int>>(&value)) {
        std::string text;
        for (const int number : *numbers)
            text += (text.empty() ? "" : ",") + digitsOf(number);
        return text;
    }
    return std::get<std::string>(value);
}

KnobValue knobValue(const RecipeKnob& knob, const std::string& text) {
    const KnobValue standard = knob.get(TrainingRecipe());
    if (!knob.words.empty()) {
        if (std::ranges::find(knob.words, text) == knob.words.end())
            throw std::invalid_argument("the setting \"" + knob.name + "\" cannot be \"" + text + "\"");
        return text;
    }
    if (std::holds_alternative<bool>(standard)) {
        if (text != "true" && text != "false")
            throw std::invalid_argument("the setting \"" + knob.name + "\" is neither true nor false");
        return text == "true";
    }
    if (std::holds_alternative<std::vector<int>>(standard))
        return listFrom(text, knob.name);
    if (std::holds_alternative<double>(standard))
        return numberWithin<double>(knob, text);
    if (std::holds_alternative<std::int64_t>(standard))
        return numberWithin<std::int64_t>(knob, text);
    if (std::holds_alternative<std::monostate>(standard) && text.empty())
        return {};
    return numberWithin<std::uint64_t>(knob, text);
}

std::map<std::string, std::string> recipeWords(const TrainingRecipe& recipe) {
    std::map<std::string, std::string> words;
    for (const RecipeKnob& knob : recipeKnobs())
        words[knob.name] = knobText(knob.get(recipe));
    return words;
}

TrainingRecipe recipeFromWords(const std::map<std::string, std::string>& words) {
    TrainingRecipe recipe;
    for (const auto& [name, text] : words) {
        const auto knob = std::ranges::find(recipeKnobs(), name, &RecipeKnob::name);
        if (knob == recipeKnobs().end())
            throw std::invalid_argument("the setting \"" + name + "\" is not known");
        knob->set(recipe, knobValue(*knob, text));
    }
    return recipe;
}

std::string recipeOptions(const TrainingRecipe& recipe, const TrainingRecipe& start) {
    std::string options;
    for (const RecipeKnob& knob : recipeKnobs()) {
        const KnobValue value = knob.get(recipe);
        if (value == knob.get(start))
            continue;
        if (const bool* is = std::get_if<bool>(&value))
            options += (*is ? " --" : " --no-") + knob.name;
        else
            options += " --" + knob.name + " " + knobText(value);
    }
    return options.empty() ? options : options.substr(1);
}

}  // namespace kindred
