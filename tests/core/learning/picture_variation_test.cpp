#include "core/learning/picture_variation.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <set>

using namespace kindred;

namespace {

constexpr int side = 16;

/// Three planes of what `value` says of (x, y).
std::vector<std::uint8_t> picture(const std::function<int(int, int)>& value) {
    std::vector<std::uint8_t> pixels;
    for (int channel = 0; channel < 3; ++channel)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                pixels.push_back(static_cast<std::uint8_t>(value(x, y)));
    return pixels;
}

std::vector<std::uint8_t> varied(const std::vector<std::uint8_t>& original, const TrainingRecipe& recipe,
                                 std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::uint8_t> out;
    varyPicture(original, side, recipe, random, out);
    return out;
}

int at(const std::vector<std::uint8_t>& pixels, int x, int y, int channel = 0) {
    return pixels[static_cast<std::size_t>((channel * side + y) * side + x)];
}

}  // namespace

class PictureVariationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRecipeWithoutVariationLeavesPicturesAsTheyAre() {
        const TrainingRecipe recipe;
        QVERIFY(!variesPictures(recipe));
        const auto noise = picture([](int x, int y) { return (x * 37 + y * 101) % 256; });
        QCOMPARE(varied(noise, recipe, 1), noise);
    }

    void zoomEnlargesAPartInBothDirectionsAlike() {
        TrainingRecipe recipe;
        recipe.zoom = 0.5;
        QVERIFY(variesPictures(recipe));
        const auto slope = picture([](int x, int y) { return 6 * x + 4 * y; });
        std::set<int> corners;
        double least = 1;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const auto out = varied(slope, recipe, seed);
            const int across = at(out, 14, 5) - at(out, 1, 5);
            const int down = at(out, 5, 14) - at(out, 5, 1);
            const double factor = across / (6.0 * 13);
            QVERIFY(factor > 0.5 - 0.03 && factor < 1.03);
            QVERIFY(std::abs(down / (4.0 * 13) - factor) < 0.06);  // whole grey levels
            QCOMPARE(at(out, 3, 7, 2), at(out, 3, 7, 0));          // all channels together
            least = std::min(least, factor);
            corners.insert(at(out, 0, 0));
        }
        QVERIFY(least < 0.55);
        QVERIFY(corners.size() > 20);  // the part lies anywhere
    }

    void sharpnessSoftensAndSharpensButKeepsTheMean() {
        TrainingRecipe recipe;
        recipe.sharpness = 0.1;
        const auto stripes = picture([](int x, int) { return x % 2 == 0 ? 100 : 140; });
        int softer = 0;
        int sharper = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const auto out = varied(stripes, recipe, seed);
            const int dark = at(out, 6, 6);
            const int light = at(out, 7, 6);
            QVERIFY(std::abs(dark + light - 240) <= 1);
            QVERIFY(light - dark >= 40 * (1 - 4 * 0.1) - 1 && light - dark <= 40 * (1 + 4 * 0.1) + 1);
            softer += light - dark < 36;
            sharper += light - dark > 44;
        }
        QVERIFY(softer > 20 && sharper > 20);
        const auto even = picture([](int, int) { return 77; });
        QCOMPARE(varied(even, recipe, 5), even);
    }

    void brightnessScalesAllValuesAlikeWithinTheBytes() {
        TrainingRecipe recipe;
        recipe.brightness = 0.4;
        const auto blocks = picture([](int x, int) { return x < 8 ? 50 : 240; });
        double least = 2;
        double most = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const auto out = varied(blocks, recipe, seed);
            const double factor = at(out, 0, 0) / 50.0;
            QVERIFY(std::abs(at(out, 15, 15) - std::min(255.0, 240 * factor)) <= 3);
            least = std::min(least, factor);
            most = std::max(most, factor);
        }
        QVERIFY(least >= 0.6 && least < 0.65);
        QVERIFY(most <= 1.4 && most > 1.35);
    }

    void theGeneratorAloneDecides() {
        TrainingRecipe recipe;
        recipe.zoom = 0.3;
        recipe.sharpness = 0.1;
        recipe.brightness = 0.2;
        const auto noise = picture([](int x, int y) { return (x * 37 + y * 101) % 256; });
        QCOMPARE(varied(noise, recipe, 7), varied(noise, recipe, 7));
        QVERIFY(varied(noise, recipe, 7) != varied(noise, recipe, 8));
    }
};

QTEST_GUILESS_MAIN(PictureVariationTest)
#include "picture_variation_test.moc"
