#include "ui/common/distance_scale.h"

#include <QTest>
#include <cmath>

#include "ui/common/plots/plot_colours.h"

using namespace kindred;

namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

}  // namespace

class DistanceScaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Even without colours the order can be seen.
    void fartherIsDarker() {
        for (int distance = 1; distance <= 24; ++distance)
            QVERIFY(luminance(distanceColour(distance, 48)) < luminance(distanceColour(distance - 1, 48)));
    }

    void unrelatedCodesAreTheFarEnd() {
        QCOMPARE(distanceColour(24, 48), distanceColour(48, 48));
        QCOMPARE(distanceColour(0, 1), distanceColour(0, 128));
    }

    void numbersCanBeReadOnEveryStep() {
        for (int distance = 0; distance <= 64; ++distance) {
            const double ground = luminance(distanceColour(distance, 128));
            const double text = luminance(readableOn(distanceColour(distance, 128)));
            const double contrast = (std::max(ground, text) + 0.05) / (std::min(ground, text) + 0.05);
            QVERIFY2(contrast >= 4.5, qPrintable(QString::number(distance)));
        }
    }
};

QTEST_GUILESS_MAIN(DistanceScaleTest)
#include "distance_scale_test.moc"
