#include "core/learning/augmentation.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

using namespace kindred;

namespace {

/// Two pictures of 4 x 4: the first counts up through its planes, the second is all one value.
LabelledImages twoPictures() {
    LabelledImages images;
    images.side = 4;
    images.labels = {0, 1};
    images.pixels.resize(2 * images.imageBytes(), 100);
    std::iota(images.pixels.begin(), images.pixels.begin() + 48, std::uint8_t{0});
    return images;
}

const ChannelStatistics plain{{0, 0, 0}, {1.0 / 255, 1.0 / 255, 1.0 / 255}};  // values stay bytes

TrainingRecipe onlyFlip() {
    TrainingRecipe recipe;
    recipe.cropPadding = 0;
    recipe.cutout = 0;
    return recipe;
}

std::vector<float> augmented(const LabelledImages& images, int epoch, const TrainingRecipe& recipe,
                             std::uint64_t seed) {
    std::vector<float> out(images.imageBytes());
    std::mt19937_64 random(seed);
    const std::vector<std::uint32_t> first{0};
    BatchWriter(images, plain).writeAugmented(first, epoch, images.side, recipe, random, out);
    return out;
}

}  // namespace

class AugmentationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statisticsAreThoseOfTheNamedPictures() {
        const LabelledImages images = twoPictures();
        const std::vector<std::uint32_t> second{1};
        const ChannelStatistics constant = channelStatistics(images, second);
        QCOMPARE(constant.mean[0], 100.0 / 255);
        QCOMPARE(constant.std[2], 1.0);
        const std::vector<std::uint32_t> first{0};
        const ChannelStatistics counting = channelStatistics(images, first);
        QCOMPARE(counting.mean[1], (16 + 31) / 2.0 / 255);
        QVERIFY(std::abs(counting.std[0] - std::sqrt((16.0 * 16 - 1) / 12) / 255) < 1e-12);
    }

    void plainBatchesAreChannelsLastAndNormalised() {
        const LabelledImages images = twoPictures();
        std::vector<float> out(2 * images.imageBytes());
        const std::vector<std::uint32_t> both{1, 0};
        BatchWriter(images, {{100.0 / 255, 0, 0}, {0.5, 1, 1}}).write(both, out);
        QCOMPARE(out[0], 0.0F);  // red of the second picture is the mean
        QCOMPARE(out[1], 100.0F / 255);
        const float* first = out.data() + images.imageBytes();
        QVERIFY(std::abs(first[3 * 5] - (5 - 100) / 255.0F / 0.5F) < 1e-6F);
        QVERIFY(std::abs(first[3 * 5 + 2] - (32 + 5) / 255.0F) < 1e-6F);
    }

    void aPictureAndItsMirrorImageTakeTurns() {
        const LabelledImages images = twoPictures();
        const auto odd = augmented(images, 1, onlyFlip(), 1);
        const auto even = augmented(images, 2, onlyFlip(), 1);
        QCOMPARE(augmented(images, 3, onlyFlip(), 1), odd);
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 4; ++x)
                QCOMPARE(odd[(y * 4 + x) * 3], even[(y * 4 + 3 - x) * 3]);
        QVERIFY(odd != even);
    }

    void cropsMoveThePictureWithinItsReflectedBorder() {
        const LabelledImages images = twoPictures();
        TrainingRecipe recipe = onlyFlip();
        recipe.mirroring = Mirroring::None;
        recipe.cropPadding = 1;
        std::vector<std::vector<float>> seen;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const auto out = augmented(images, 1, recipe, seed);
            // Rows of the first plane differ by 4 and columns by 1 wherever the crop lies, but at a reflected
            // border.
            const float step = out[3 * (1 * 4 + 2)] - out[3 * (1 * 4 + 1)];
            QCOMPARE(step, 1.0F);
            if (std::find(seen.begin(), seen.end(), out) == seen.end())
                seen.push_back(out);
        }
        QCOMPARE(seen.size(), std::size_t{9});  // offsets -1, 0, 1 both ways
    }

    void cutoutBlanksAtMostItsSquare() {
        const LabelledImages images = twoPictures();
        TrainingRecipe recipe = onlyFlip();
        recipe.mirroring = Mirroring::None;
        const auto whole = augmented(images, 1, recipe, 3);
        recipe.cutout = 2;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const auto out = augmented(images, 1, recipe, seed);
            int changed = 0;
            for (std::size_t i = 0; i < out.size(); ++i) {
                QVERIFY(out[i] == whole[i] || out[i] == 0.0F);
                changed += out[i] != whole[i];
            }
            QVERIFY(changed >= 2 &&
                    changed <= 12);  // one pixel at a corner (its red may be 0 already) to four
        }
    }

    void shufflingIsAPermutationThatTheSeedDecides() {
        std::vector<std::uint32_t> a(1000);
        std::iota(a.begin(), a.end(), 0U);
        std::vector<std::uint32_t> b = a;
        std::vector<std::uint32_t> c = a;
        std::mt19937_64 one(1), again(1), other(2);
        shuffleIndices(a, one);
        shuffleIndices(b, again);
        shuffleIndices(c, other);
        QCOMPARE(a, b);
        QVERIFY(a != c);
        std::sort(a.begin(), a.end());
        for (std::uint32_t i = 0; i < 1000; ++i)
            QCOMPARE(a[i], i);
    }

    void aZeroBorderIsTheMean() {
        const LabelledImages images = twoPictures();
        TrainingRecipe recipe = onlyFlip();
        recipe.mirroring = Mirroring::None;
        recipe.cropPadding = 3;
        recipe.cropBorder = Border::Zero;
        std::vector<float> mean(images.imageBytes(), 10.0F / 255);
        std::vector<float> out(images.imageBytes());
        const std::vector<std::uint32_t> second{1};  // 100 everywhere
        std::mt19937_64 random(5);
        std::size_t outside = 0;
        for (int i = 0; i < 20; ++i) {
            BatchWriter(images, mean).writeAugmented(second, 1, 4, recipe, random, out);
            for (const float value : out) {
                QVERIFY(value == 0.0F || std::abs(value - 90.0F / 255) < 1e-6);
                outside += value == 0.0F;
            }
        }
        QVERIFY(outside > 0 && outside < 20 * out.size());
    }

    void theMeanPictureIsTakenOffBeforeAPictureMoves() {
        const LabelledImages images = twoPictures();
        const std::vector<std::uint32_t> first{0};
        TrainingRecipe recipe;
        recipe.cropPadding = 2;
        std::vector<float> out(images.imageBytes());
        std::mt19937_64 random(1);
        // Its own mean picture takes everything off, wherever it is moved to.
        BatchWriter(images, meanImage(images, first)).writeAugmented(first, 1, 4, recipe, random, out);
        for (const float value : out)
            QVERIFY(std::abs(value) < 1e-6);
    }

    void bothShowsTheMirrorImageUnderItsOwnName() {
        const LabelledImages images = twoPictures();
        TrainingRecipe recipe = onlyFlip();
        recipe.mirroring = Mirroring::Both;
        std::vector<float> out(2 * images.imageBytes());
        std::mt19937_64 random(1);
        const std::vector<std::uint32_t> names{0, 2};  // the first picture, and its mirror image
        BatchWriter(images, plain).writeAugmented(names, 1, 4, recipe, random, out);
        for (std::size_t y = 0; y < 4; ++y)
            for (std::size_t x = 0; x < 4; ++x)
                for (std::size_t channel = 0; channel < 3; ++channel)
                    QCOMPARE(out[(y * 4 + x) * 3 + channel],
                             out[images.imageBytes() + (y * 4 + 3 - x) * 3 + channel]);
    }

    void aSmallCropIsAPartOfThePicture() {
        const LabelledImages images = twoPictures();
        TrainingRecipe recipe = onlyFlip();
        recipe.mirroring = Mirroring::None;
        std::vector<float> out(3 * 2 * 2);
        std::mt19937_64 random(3);
        const std::vector<std::uint32_t> first{0};
        std::set<float> corners;
        for (int i = 0; i < 200; ++i) {
            BatchWriter(images, plain).writeAugmented(first, 1, 2, recipe, random, out);
            QCOMPARE(out[3] - out[0], 1.0F);  // the neighbour on the right
            QCOMPARE(out[6] - out[0], 4.0F);  // the one below
            corners.insert(out[0]);
        }
        QCOMPARE(corners.size(), std::size_t{9});
    }
};

QTEST_GUILESS_MAIN(AugmentationTest)
#include "augmentation_test.moc"
