#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kindred {

enum class BlockOrder { Recipe, Formula };
enum class ShortcutPadding { Split, End };
enum class Schedule { Triangular, Cosine };
enum class Precision { Automatic, Float32, BFloat16 };

/// Everything that decides what a training run ends in; with the data and the seed, the whole truth of a run.
struct TrainingRecipe {
    int blocks = 3;  ///< n of DRHN-n, 1..16
    int bits = 48;   ///< 1..256; published: 12, 24, 32, 48, 128
    BlockOrder blockOrder = BlockOrder::Recipe;
    ShortcutPadding shortcutPadding = ShortcutPadding::Split;
    int epochs = 24;  ///< passes over the training pictures
    int batch = 128;
    double learningRate = 0.2;  ///< peak
    Schedule schedule = Schedule::Triangular;
    double warmUp = 0.2;  ///< share of the steps in which the learning rate rises
    double momentum = 0.9;
    bool nesterov = true;
    double weightDecay = 5e-4;  ///< on convolution and linear weights; none on batch normalisation and biases
    double labelSmoothing = 0.1;
    int cropPadding = 4;       ///< pixels of reflected border in which the crop moves; 0: no crop
    bool flip = true;          ///< every picture and its mirror image in turn (alternating epochs)
    int cutout = 0;            ///< side of the square blanked out; 0: none
    double averaging = 0.999;  ///< decay a step of the averaged weights that are kept; 0: none
    /// Training pictures kept aside to pick the best epoch; 0: train on all and keep the last. Unset: a tenth
    /// of them.
    std::optional<std::size_t> holdout;
    std::uint64_t seed = 0;
    Precision precision = Precision::Automatic;
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
};

}  // namespace kindred
