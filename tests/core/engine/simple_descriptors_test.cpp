#include "core/engine/simple_descriptors.h"

#include <QTest>
#include <cmath>
#include <functional>

#include "core/engine/simple_baselines.h"

namespace kindred {

namespace {

using Pixels = std::vector<std::uint8_t>;

Pixels painted(int side, const std::function<int(int channel, int x, int y)>& value) {
    Pixels pixels;
    for (int channel = 0; channel < 3; ++channel)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                pixels.push_back(static_cast<std::uint8_t>(value(channel, x, y)));
    return pixels;
}

/// A disc of light at (x, y) in 64ths of the side, on a slope.
Pixels disc(int side, int x, int y, int brighter = 0) {
    return painted(side, [=](int channel, int column, int row) {
        const double dx = 64.0 * column / side - x;
        const double dy = 64.0 * row / side - y;
        const int slope = 20 * channel + 64 * column / side;
        return std::min(255, slope + brighter + static_cast<int>(150 * std::exp(-(dx * dx + dy * dy) / 200)));
    });
}

float lengthOf(const std::vector<float>& values) {
    float squares = 0;
    for (const float value : values)
        squares += value * value;
    return std::sqrt(squares);
}

float distanceOf(std::vector<float> a, const std::vector<float>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] -= b[i];
    return lengthOf(a);
}

}  // namespace

class SimpleDescriptorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHashIsOfTheShapesNotOfTheLight() {
        const BinaryCode code = cosineTransformHash(disc(64, 20, 30), 64);
        QCOMPARE(code.bits(), 64);
        QVERIFY(hammingDistance(code, cosineTransformHash(disc(64, 20, 30, 15), 64)) <= 2);
        QVERIFY(hammingDistance(code, cosineTransformHash(disc(32, 20, 30), 32)) <= 6);
        QVERIFY(hammingDistance(code, cosineTransformHash(disc(64, 45, 10), 64)) >= 15);
        int ones = 0;
        for (int bit = 1; bit < 64; ++bit)
            ones += code.bit(bit) ? 1 : 0;
        QCOMPARE(ones, 31);  // above the median of 63
    }

    /// A single wave: its own bit is set.
    void aWaveSetsItsBit() {
        const Pixels wave = painted(32, [](int, int x, int) {
            return 128 + static_cast<int>(100 * std::cos(M_PI * (2 * x + 1) * 3 / 64));
        });
        QVERIFY(cosineTransformHash(wave, 32).bit(3));
        const Pixels down = painted(32, [](int, int, int y) {
            return 128 + static_cast<int>(100 * std::cos(M_PI * (2 * y + 1) * 5 / 64));
        });
        QVERIFY(cosineTransformHash(down, 32).bit(5 * 8));
    }

    void theHistogramCountsColours() {
        const Pixels red = painted(8, [](int channel, int, int) { return channel == 0 ? 255 : 0; });
        const std::vector<float> bins = colourHistogram(red, 8);
        QCOMPARE(bins.size(), std::size_t{256});
        QCOMPARE(bins[0 * 16 + 3 * 4 + 3], 1.0F);  // hue 0, full saturation, full brightness
        const Pixels halves =
            painted(8, [](int channel, int x, int) { return channel == (x < 4 ? 1 : 2) ? 255 : 0; });
        const std::vector<float> two = colourHistogram(halves, 8);
        QVERIFY(std::abs(two[5 * 16 + 15] - std::sqrt(0.5F)) < 1e-6F);   // green: a third of the circle
        QVERIFY(std::abs(two[10 * 16 + 15] - std::sqrt(0.5F)) < 1e-6F);  // blue: two thirds
        QVERIFY(std::abs(lengthOf(two) - 1) < 1e-6F);
        const Pixels grey = painted(8, [](int, int, int) { return 100; });
        QCOMPARE(colourHistogram(grey, 8)[1], 1.0F);  // no hue, no saturation, the second brightness
    }

    void smallPixelsAreComparedByCorrelation() {
        const std::vector<float> values = smallPixels(disc(64, 20, 30), 64);
        QCOMPARE(values.size(), std::size_t{3072});
        QVERIFY(std::abs(lengthOf(values) - 1) < 1e-4F);
        QVERIFY(distanceOf(values, smallPixels(disc(64, 20, 30, 15), 64)) < 0.01F);
        QVERIFY(distanceOf(values, smallPixels(disc(64, 45, 10), 64)) > 0.3F);
        const Pixels flat = painted(16, [](int, int, int) { return 9; });
        QCOMPARE(lengthOf(smallPixels(flat, 16)), 0.0F);
    }

    /// Two classes of one colour each: colours tell them apart, and by chance half would be right.
    void baselinesAreJudgedOnBothSplits() {
        DataSet data;
        data.classes = {"red", "blue"};
        for (LabelledImages* split : {&data.training, &data.test}) {
            split->side = 16;
            for (int i = 0; i < 12; ++i) {
                const int label = i % 2;
                const Pixels image = painted(16, [&](int channel, int x, int y) {
                    return channel == 2 * label ? 200 : (x * 7 + y * 13 + i * 31) % 40;
                });
                split->pixels.insert(split->pixels.end(), image.begin(), image.end());
                split->labels.push_back(label);
            }
        }
        const auto figures = judgeSimpleBaselines(data, 6, JobContext());
        QVERIFY(figures && figures->size() == 3);
        QCOMPARE(figures->at(0).name, std::string("dct-hash"));
        QCOMPARE(figures->at(1).name, std::string("colour-histogram"));
        QCOMPARE(figures->at(1).meanAveragePrecision, 1.0);
        QCOMPARE(figures->at(2).name, std::string("small-pixels"));
        QCOMPARE(figures->at(2).meanAveragePrecision, 1.0);
        QVERIFY(figures->at(0).meanAveragePrecision < 1);
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::SimpleDescriptorsTest)
#include "simple_descriptors_test.moc"
