#include "core/learning/training_pictures.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kindred {

TrainingPictures::TrainingPictures(const DataSet& data, const TrainingRecipe& recipe, std::mt19937_64& random)
    : m_images(data.training), m_recipe(recipe), m_plainRecipe(recipe) {
    m_plainRecipe.cutout = 0;
    m_plainRecipe.zoom = m_plainRecipe.sharpness = m_plainRecipe.brightness = 0;
    split(random);
    const std::size_t shown = m_training.size() * (recipe.mirroring == Mirroring::Both ? 2 : 1);
    m_batch = std::min(shown, static_cast<std::size_t>(recipe.batch));
    if (recipe.normalisation == Normalisation::MeanImage) {
        m_statistics = {{0, 0, 0}, {1, 1, 1}};
        m_meanImage = kindred::meanImage(m_images, m_training);
        m_writer.emplace(m_images, m_meanImage);
    } else {
        m_statistics = channelStatistics(m_images, m_training);
        m_writer.emplace(m_images, m_statistics);
    }
}

void TrainingPictures::split(std::mt19937_64& random) {
    std::vector<std::uint32_t> all(m_images.count());
    std::iota(all.begin(), all.end(), 0U);
    shuffleIndices(all, random);
    const auto held = static_cast<std::ptrdiff_t>(m_recipe.holdout.value_or(all.size() / 10));
    m_heldOut.assign(all.end() - held, all.end());
    m_training.assign(all.begin(), all.end() - held);
    std::sort(m_heldOut.begin(), m_heldOut.end());
    std::sort(m_training.begin(), m_training.end());
}

std::uint64_t TrainingPictures::stepsPerEpoch() const {
    const std::size_t shown = m_training.size() * (m_recipe.mirroring == Mirroring::Both ? 2 : 1);
    return shown / m_batch;
}

int TrainingPictures::sideIn(int epoch) const {
    const bool early = m_recipe.earlySize > 0 && epoch <= std::lround(m_recipe.earlyShare * m_recipe.epochs);
    return early ? m_recipe.earlySize : m_images.side;
}

std::vector<std::uint32_t> TrainingPictures::drawOrder(std::mt19937_64& random) const {
    std::vector<std::uint32_t> order = m_training;
    if (m_recipe.mirroring == Mirroring::Both)
        for (const std::uint32_t index : m_training)
            order.push_back(index + static_cast<std::uint32_t>(m_images.count()));
    shuffleIndices(order, random);
    return order;
}

void TrainingPictures::writeBatch(std::span<const std::uint32_t> names, int epoch, bool plain,
                                  std::mt19937_64& random, std::vector<float>& out) const {
    const int side = sideIn(epoch);
    out.resize(names.size() * 3 * side * side);
    m_writer->writeAugmented(names, epoch, side, plain ? m_plainRecipe : m_recipe, random, out);
}

void TrainingPictures::writePlain(std::span<const std::uint32_t> names, std::vector<float>& out) const {
    out.resize(names.size() * m_images.imageBytes());
    m_writer->write(names, out);
}

std::int32_t TrainingPictures::label(std::uint32_t name) const {
    return m_images.labels[name % m_images.count()];
}

void TrainingPictures::describe(ModelDescription& description) const {
    description.inputSize = m_images.side;
    description.meanImage = !m_meanImage.empty();
    description.mean = m_statistics.mean;
    description.std = m_statistics.std;
}

}  // namespace kindred
