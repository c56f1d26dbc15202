#include "core/engine/leak_check.h"

#include <QTest>
#include <numeric>

namespace kindred {
namespace {

/// Pictures of 2 x 2 pixels, of one value each.
LabelledImages pictures(const std::vector<std::uint8_t>& values) {
    LabelledImages images;
    images.side = 2;
    for (const std::uint8_t value : values) {
        images.pixels.insert(images.pixels.end(), images.imageBytes(), value);
        images.labels.push_back(0);
    }
    return images;
}

}  // namespace

class LeakCheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsApartHaveNone() {
        QCOMPARE(findLeaks(pictures({1, 2, 3}), pictures({4, 5})), LeakReport());
        QCOMPARE(findLeaks(pictures({}), pictures({4, 5})), LeakReport());
        QCOMPARE(findLeaks(pictures({1}), pictures({})), LeakReport());
    }

    void eachQueryIsNamedWithItsFirstCopy() {
        const LeakReport report = findLeaks(pictures({9, 7, 1, 7, 2}), pictures({2, 5, 7, 7}));
        QCOMPARE(report.count, 3U);
        QCOMPARE(report.pictures, (std::vector<LeakedPicture>{{0, 4}, {2, 1}, {3, 1}}));
    }

    void labelsDoNotMatter() {
        LabelledImages queries = pictures({7});
        queries.labels = {5};
        QCOMPARE(findLeaks(pictures({7}), queries).count, 1U);
    }

    void oneOtherPixelIsAnotherPicture() {
        LabelledImages queries = pictures({7});
        queries.pixels.back() = 8;
        QCOMPARE(findLeaks(pictures({7}), queries).count, 0U);
    }

    void allAreCountedAndTheFirstListed() {
        std::vector<std::uint8_t> values(2 * listedLeaks);
        std::iota(values.begin(), values.end(), std::uint8_t{0});
        const LeakReport report = findLeaks(pictures(values), pictures(values));
        QCOMPARE(report.count, 2 * listedLeaks);
        QCOMPARE(report.pictures.size(), listedLeaks);
        QCOMPARE(report.pictures.back(), (LeakedPicture{listedLeaks - 1, listedLeaks - 1}));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LeakCheckTest)
#include "leak_check_test.moc"
