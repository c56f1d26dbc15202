#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"

namespace kindred {

/// What the classifier reads while a network is trained; a picture's code is the same for all: the signs of
/// hash.weight * pooled + hash.bias.
enum class Head {
    Sigmoid,  ///< the sigmoid of the hash layer's values: the published hash layer
    Ortho,    ///< the cosine of the values and fixed class codes (J. Hoe et al., "OrthoHash", 2021)
    Csq,      ///< the values, each bit drawn to its class's code (L. Yuan et al., "CSQ", 2020)
    Fitted,   ///< the pooled features: a hash layer that was found afterwards; not trained here
};
enum class BlockOrder { Recipe, Formula };
enum class ShortcutPadding { Split, End };
enum class Schedule { Triangular, Cosine, Steps };
enum class Precision { Automatic, Float32, BFloat16 };
enum class Normalisation { Channels, MeanImage };
enum class Border { Reflect, Zero };
enum class Mirroring { None, Random, Alternating, Both };

/// Everything that decides what a training run ends in; with the data and the seed, the whole truth of a run.
/// Every member is a knob of recipe_knobs.h, and so an option of `kindred-cli train`. They stand by subject,
/// not by size.
struct TrainingRecipe {  // NOLINT(clang-analyzer-optin.performance.Padding)
    int blocks = 3;      ///< n of DRHN-n, 1..16
    int bits = 48;       ///< 1..256; published: 12, 24, 32, 48, 128
    Head head = Head::Sigmoid;
    double headScale = 8;        ///< ortho: what the cosines are multiplied by before the softmax
    double headMargin = 0.2;     ///< ortho: what is taken off the true class's cosine while training
    double quantisation = 1e-4;  ///< csq: weight of the distance of the values to -1 and 1
    BlockOrder blockOrder = BlockOrder::Recipe;
    ShortcutPadding shortcutPadding = ShortcutPadding::Split;

    int epochs = 24;  ///< passes over the training pictures, and their mirror images where these count
    int batch = 128;
    double learningRate = 0.2;  ///< peak
    Schedule schedule = Schedule::Triangular;
    double warmUp = 0.2;             ///< share of the steps in which the learning rate rises
    std::vector<int> drops{41, 61};  ///< steps: epochs after which the learning rate is divided by ten
    double momentum = 0.9;
    bool nesterov = true;
    double normBiasRate = 1;   ///< how many times faster the shifts of batch normalisation learn
    double gradientClip = 0;   ///< greatest length of the gradient of all values together; 0: any
    double averaging = 0.999;  ///< decay a step of the averaged weights that are kept; 0: none

    double weightDecay = 5e-4;  ///< on convolution and linear weights; none on batch normalisation and biases
    bool normDecay = false;     ///< weight decay on the scales of batch normalisation too
    double labelSmoothing = 0.1;
    double plainEnd = 0;  ///< share of the steps, at the end, without label smoothing and pictures altered

    Normalisation normalisation = Normalisation::Channels;  ///< what is taken off a picture, and divided by
    Mirroring mirroring = Mirroring::Alternating;
    int cropPadding = 4;  ///< pixels of border in which the crop moves; 0: no crop
    Border cropBorder = Border::Reflect;
    double zoom = 0;        ///< greatest share of its side that a picture loses where a part is enlarged
    double sharpness = 0;   ///< greatest weight that a pixel gives to, or takes from, each neighbour in a row
    double brightness = 0;  ///< greatest share by which a picture becomes darker or brighter
    int cutout = 0;         ///< side of the square blanked out; 0: none
    int earlySize = 0;      ///< side of the crop in the early epochs; 0: the whole picture
    double earlyShare = 0;  ///< share of the epochs with that crop

    bool whitenStem = false;     ///< start the first convolution from the patches' principal axes
    bool zeroLastScale = false;  ///< start each block as its shortcut alone
    bool refreshNorms = false;   ///< measure the running statistics anew at the end, on pictures as they are

    /// Training pictures kept aside to pick the best epoch; 0: train on all and keep the last. Unset: a tenth
    /// of them.
    std::optional<std::size_t> holdout;
    int patience = 0;  ///< stop after so many epochs without a better loss on what is held out; 0: never
    std::uint64_t seed = 0;
    Precision precision = Precision::Automatic;

    friend bool operator==(const TrainingRecipe&, const TrainingRecipe&) = default;
};

/// What one pass over the training pictures gave.
struct EpochFigures {
    int epoch = 0;            ///< from 1
    double learningRate = 0;  ///< at the end of the epoch
    double trainLoss = 0;     ///< mean over the epoch's (augmented) batches
    double trainAccuracy = 0;
    std::optional<double> validationLoss;  ///< on the pictures held out; absent without any
    std::optional<double> validationAccuracy;
    std::uint64_t imagesSeen = 0;  ///< since the start of the run
    double seconds = 0;

    friend bool operator==(const EpochFigures&, const EpochFigures&) = default;
};

/// What is told while a run goes on; both may be empty. Called on a worker
/// thread.
struct TrainingObserver {
    std::function<void(const EpochFigures&)>
        epoch{};                                 ///< after each epoch; at resuming, first those of before
    std::function<void(const Error&)> remark{};  ///< what went wrong, and what was done to go on
};

}  // namespace kindred
