#include "core/learning/training_pictures.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace kindred;

namespace {

DataSet numberedData(std::size_t count) {
    DataSet data{"numbers", {"even", "odd"}, {}, {}};
    data.training.side = 8;
    for (std::size_t i = 0; i < count; ++i) {
        data.training.labels.push_back(static_cast<std::int32_t>(i % 2));
        data.training.pixels.insert(data.training.pixels.end(), data.training.imageBytes(),
                                    static_cast<std::uint8_t>(i));
    }
    return data;
}

}  // namespace

class TrainingPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heldOutPicturesAreNeverShown() {
        const DataSet data = numberedData(100);
        TrainingRecipe recipe;
        recipe.holdout = 30;
        recipe.batch = 16;
        std::mt19937_64 random(1);
        const TrainingPictures pictures(data, recipe, random);
        QCOMPARE(pictures.heldOut().size(), std::size_t{30});
        QCOMPARE(pictures.stepsPerEpoch(), std::uint64_t{4});
        const std::vector<std::uint32_t> order = pictures.drawOrder(random);
        QCOMPARE(std::set(order.begin(), order.end()).size(), std::size_t{70});
        for (const std::uint32_t name : order)
            QVERIFY(!std::ranges::binary_search(pictures.heldOut(), name));
        QVERIFY(order != pictures.drawOrder(random));
    }

    void anEpochOfBothShowsEveryPictureAndItsMirrorImageOnce() {
        const DataSet data = numberedData(50);
        TrainingRecipe recipe;
        recipe.holdout = 0;
        recipe.batch = 10;
        recipe.mirroring = Mirroring::Both;
        std::mt19937_64 random(1);
        const TrainingPictures pictures(data, recipe, random);
        QCOMPARE(pictures.stepsPerEpoch(), std::uint64_t{10});
        std::vector<std::uint32_t> order = pictures.drawOrder(random);
        std::ranges::sort(order);
        QCOMPARE(order.size(), std::size_t{100});
        for (std::uint32_t name = 0; name < 100; ++name) {
            QCOMPARE(order[name], name);
            QCOMPARE(pictures.label(name), data.training.labels[name % 50]);
        }
    }

    void earlyEpochsSeeParts() {
        const DataSet data = numberedData(20);
        TrainingRecipe recipe;
        recipe.epochs = 10;
        recipe.earlySize = 6;
        recipe.earlyShare = 0.4;
        std::mt19937_64 random(1);
        const TrainingPictures pictures(data, recipe, random);
        QCOMPARE(pictures.sideIn(4), 6);
        QCOMPARE(pictures.sideIn(5), 8);
        std::vector<float> out;
        const std::vector<std::uint32_t> names{0, 1, 2};
        pictures.writeBatch(names, 1, false, random, out);
        QCOMPARE(out.size(), std::size_t{3 * 3 * 6 * 6});
    }

    void thePlainEndHasNoCutout() {
        const DataSet data = numberedData(20);
        TrainingRecipe recipe;
        recipe.holdout = 0;
        recipe.cutout = 8;
        recipe.normalisation = Normalisation::MeanImage;
        std::mt19937_64 random(1);
        const TrainingPictures pictures(data, recipe, random);
        const auto zeros = [&](bool plain) {
            std::vector<float> out;
            const std::vector<std::uint32_t> names{0};
            pictures.writeBatch(names, 1, plain, random, out);
            return std::ranges::count(out, 0.0F);
        };
        QVERIFY(zeros(false) > 0);
        QCOMPARE(zeros(true), std::ptrdiff_t{0});
    }

    void theModelIsToldHowItsInputIsNormalised() {
        const DataSet data = numberedData(20);
        TrainingRecipe recipe;
        recipe.holdout = 0;
        std::mt19937_64 random(1);
        ModelDescription description;
        TrainingPictures(data, recipe, random).describe(description);
        QVERIFY(!description.meanImage);
        QVERIFY(std::abs(description.mean[0] - 9.5 / 255) < 1e-9);
        recipe.normalisation = Normalisation::MeanImage;
        const TrainingPictures pictures(data, recipe, random);
        pictures.describe(description);
        QVERIFY(description.meanImage);
        QCOMPARE(description.std[1], 1.0);
        QCOMPARE(pictures.meanImage().size(), data.training.imageBytes());
    }
};

QTEST_GUILESS_MAIN(TrainingPicturesTest)
#include "training_pictures_test.moc"
