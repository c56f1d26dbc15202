#include "ui/common/plots/plot_colours.h"

#include <QTest>
#include <algorithm>
#include <cmath>

namespace kindred {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// CIE L*, another measure of lightness than the one that the scale is made with.
double lightness(const QColor& colour) {
    return 116 * std::cbrt(luminance(colour)) - 16;
}

QPalette paletteOn(const QColor& ground) {
    return QPalette(ground, ground);
}

}  // namespace

class PlotColoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<QColor>("ground");
        QTest::newRow("light") << QColor(250, 250, 249);
        QTest::newRow("dark") << QColor(24, 25, 27);
    }

    void curvesStandOutAndDiffer() {
        QFETCH_GLOBAL(QColor, ground);
        for (int i = 0; i < 4; ++i) {
            // 3 : 1 is what WCAG 2.1 asks of graphics; reddish purple on white is the palette's own
            // exception.
            QVERIFY(contrast(curveColour(i, paletteOn(ground)), ground) > (i < 3 ? 3.0 : 2.5));
            for (int j = 0; j < i; ++j)
                QVERIFY(curveColour(i, paletteOn(ground)) != curveColour(j, paletteOn(ground)));
        }
    }

    void scaleIsEven() {
        QFETCH_GLOBAL(QColor, ground);
        constexpr int steps = 20;
        const QPalette palette = paletteOn(ground);
        const double whole =
            lightness(sequentialColour(1, palette)) - lightness(sequentialColour(0, palette));
        QVERIFY(std::abs(whole) > 50);
        for (int i = 0; i < steps; ++i) {
            const double step = lightness(sequentialColour((i + 1.0) / steps, palette)) -
                                lightness(sequentialColour(double(i) / steps, palette));
            QVERIFY2(std::abs(step / whole * steps - 1) < 0.25,
                     qPrintable(QString::number(step / whole * steps)));
        }
    }

    void scaleIsCutAtItsEnds() {
        QFETCH_GLOBAL(QColor, ground);
        QCOMPARE(sequentialColour(-1, paletteOn(ground)), sequentialColour(0, paletteOn(ground)));
        QCOMPARE(sequentialColour(2, paletteOn(ground)), sequentialColour(1, paletteOn(ground)));
    }

    void numbersAreReadableAllOverTheScale() {
        QFETCH_GLOBAL(QColor, ground);
        for (int i = 0; i <= 100; ++i) {
            const QColor cell = sequentialColour(i / 100.0, paletteOn(ground));
            QVERIFY(contrast(readableOn(cell), cell) >= 4.5);
        }
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::PlotColoursTest)
#include "plot_colours_test.moc"
