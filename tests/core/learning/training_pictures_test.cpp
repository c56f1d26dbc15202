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

    void thePlainEndAltersNothing_data() {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<double>("brightness");
        QTest::addColumn<int>("cutout");
        QTest::newRow("cutout") << 0.0 << 0.0 << 8;
        QTest::newRow("zoom") << 0.5 << 0.0 << 0;
        QTest::newRow("brightness") << 0.0 << 0.5 << 0;
    }

    void thePlainEndAltersNothing() {
        QFETCH(double, zoom);
        QFETCH(double, brightness);
        QFETCH(int, cutout);
        DataSet data = numberedData(20);
        for (std::size_t i = 0; i < data.training.pixels.size(); ++i)
            data.training.pixels[i] = static_cast<std::uint8_t>(i * 37);  // no zoom leaves that as it is
        const auto written = [&](const TrainingRecipe& recipe, bool plain) {
            std::mt19937_64 random(1);
            const TrainingPictures pictures(data, recipe, random);
            std::vector<float> out;
            const std::vector<std::uint32_t> names{0, 1, 2};
            pictures.writeBatch(names, 1, plain, random, out);
            return out;
        };
        TrainingRecipe recipe;
        recipe.holdout = 0;
        const std::vector<float> unaltered = written(recipe, false);
        recipe.zoom = zoom;
        recipe.brightness = brightness;
        recipe.cutout = cutout;
        QVERIFY(written(recipe, false) != unaltered);
        QCOMPARE(written(recipe, true), unaltered);
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
