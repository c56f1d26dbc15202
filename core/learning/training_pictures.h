#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "core/learning/augmentation.h"
#include "core/learning/data_set_types.h"
#include "core/learning/model_types.h"
#include "core/learning/recipe_types.h"

namespace kindred {

/// The training pictures of a run: which of them train and which are held out, in what order an epoch shows
/// them, and what the network is given of them.
class TrainingPictures {
public:
    /// Draws what is held out from `random`. `data` outlives it.
    TrainingPictures(const DataSet& data, const TrainingRecipe& recipe, std::mt19937_64& random);

    const std::vector<std::uint32_t>& training() const { return m_training; }
    const std::vector<std::uint32_t>& heldOut() const { return m_heldOut; }

    /// Pictures in a step: the recipe's batch, or all of fewer.
    std::size_t batch() const { return m_batch; }
    /// The last, incomplete batch of an epoch is left out: its statistics would be unlike the others'.
    std::uint64_t stepsPerEpoch() const;
    /// Side of what an epoch (from 1) shows of its pictures.
    int sideIn(int epoch) const;

    /// The names (see BatchWriter) of an epoch's pictures in a new random order.
    std::vector<std::uint32_t> drawOrder(std::mt19937_64& random) const;

    /// `out` is given the size that it needs. `plain`: moved and mirrored but not altered, as near the end of
    /// a run.
    void writeBatch(std::span<const std::uint32_t> names, int epoch, bool plain, std::mt19937_64& random,
                    std::vector<float>& out) const;
    /// As they are.
    void writePlain(std::span<const std::uint32_t> names, std::vector<float>& out) const;
    std::int32_t label(std::uint32_t name) const;
    int side() const { return m_images.side; }

    /// Tells the model how its input is to be normalised.
    void describe(ModelDescription& description) const;
    /// Planar, of values in 0..1; empty where the channels' means serve.
    const std::vector<float>& meanImage() const { return m_meanImage; }

private:
    void split(std::mt19937_64& random);

    const LabelledImages& m_images;
    const TrainingRecipe m_recipe;
    TrainingRecipe m_plainRecipe;           ///< without what alters pictures
    std::vector<std::uint32_t> m_training;  ///< indices
    std::vector<std::uint32_t> m_heldOut;
    std::size_t m_batch = 0;
    ChannelStatistics m_statistics;
    std::vector<float> m_meanImage;
    std::optional<BatchWriter> m_writer;
};

}  // namespace kindred
