#include "core/evaluation/intervals.h"

#include <QtTest>
#include <cmath>
#include <random>

namespace kindred {
namespace {

/// `share` of them 1, the others 0, as the AP of collapsed codes nearly is.
std::vector<double> twoValued(std::size_t count, double share) {
    std::vector<double> values(count);
    std::fill_n(values.begin(), static_cast<std::size_t>(share * static_cast<double>(count)), 1.0);
    return values;
}

bool near(double a, double b, double tolerance) {
    return std::abs(a - b) < tolerance;
}

}  // namespace

class IntervalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheHalfWidthOfTheStandardError_data();
    void hasTheHalfWidthOfTheStandardError();
    void isTheSameAtAnyNumberOfThreads();
    void dependsOnTheSeedALittle();
    void holdsWhatDoesNotVary();
    void oddNumbersOfValuesAreAllDrawn();
    void pairingSharpensADifference();
    void noDifferenceLiesInTheInterval();
    void wilsonMeetsPublishedValues();
    void wilsonStaysWithinShares();
};

void IntervalsTest::hasTheHalfWidthOfTheStandardError_data() {
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("halfWidth");  // methods.md 9.5
    QTest::newRow("0.90") << 0.90 << 0.0059;
    QTest::newRow("0.93") << 0.93 << 0.0050;
    QTest::newRow("0.95") << 0.95 << 0.0043;
}

void IntervalsTest::hasTheHalfWidthOfTheStandardError() {
    QFETCH(double, share);
    QFETCH(double, halfWidth);
    const Interval interval = bootstrapInterval(twoValued(10'000, share));
    QVERIFY(near((interval.high - interval.low) / 2, halfWidth, 0.1 * halfWidth));
    QVERIFY(near((interval.high + interval.low) / 2, share, 0.1 * halfWidth));
}

void IntervalsTest::isTheSameAtAnyNumberOfThreads() {
    std::mt19937_64 random(1);
    std::vector<double> values(999);
    for (double& value : values)
        value = static_cast<double>(random()) * 0x1p-64;
    const Interval one = bootstrapInterval(values, {.threads = 1});
    for (const int threads : {0, 2, 7, 32})
        QVERIFY(bootstrapInterval(values, {.threads = threads}) == one);
}

void IntervalsTest::dependsOnTheSeedALittle() {
    const std::vector<double> values = twoValued(5000, 0.5);
    const Interval first = bootstrapInterval(values, {.seed = 1});
    const Interval second = bootstrapInterval(values, {.seed = 2});
    QVERIFY(!(first == second));
    QVERIFY(near(first.low, second.low, 0.003) && near(first.high, second.high, 0.003));
}

void IntervalsTest::holdsWhatDoesNotVary() {
    QVERIFY((bootstrapInterval(std::vector<double>(100, 0.25)) == Interval{0.25, 0.25}));
    QVERIFY((bootstrapInterval(std::vector<double>{0.5}) == Interval{0.5, 0.5}));
    QVERIFY((bootstrapInterval({}) == Interval{}));
}

/// Three values of which the last is the only one that counts: a resample's mean is k / 3.
void IntervalsTest::oddNumbersOfValuesAreAllDrawn() {
    const Interval interval = bootstrapInterval(std::vector<double>{0, 0, 3}, {.resamples = 5000});
    QCOMPARE(interval.low, 0.0);
    QVERIFY(near(interval.high, 3.0, 1e-12) || near(interval.high, 2.0, 1e-12));
}

void IntervalsTest::pairingSharpensADifference() {
    // Both models fail on the same hard queries; the first is right on fifty more.
    std::vector<double> first = twoValued(10'000, 0.900);
    const std::vector<double> second = twoValued(10'000, 0.895);
    const PairedDifference paired = pairedDifference(first, second);
    QVERIFY(near(paired.mean, 0.005, 1e-12));
    QVERIFY(paired.interval.low > 0.003 && paired.interval.high < 0.007);
    // Turned round, no query is paired with itself any more, and the interval is that of two samples.
    std::ranges::reverse(first);
    const PairedDifference unpaired = pairedDifference(first, second);
    QVERIFY(near(unpaired.mean, 0.005, 1e-12));
    QVERIFY(unpaired.interval.low < 0);
}

void IntervalsTest::noDifferenceLiesInTheInterval() {
    const std::vector<double> values = twoValued(1000, 0.3);
    const PairedDifference same = pairedDifference(values, values);
    QCOMPARE(same.mean, 0.0);
    QVERIFY((same.interval == Interval{0, 0}));
    QCOMPARE(pairedDifference({}, {}).mean, 0.0);
}

/// Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
void IntervalsTest::wilsonMeetsPublishedValues() {
    const auto meets = [](const Interval& interval, double low, double high) {
        return near(interval.low, low, 5e-5) && near(interval.high, high, 5e-5);
    };
    QVERIFY(meets(wilsonInterval(81, 263), 0.2553, 0.3662));
    QVERIFY(meets(wilsonInterval(15, 148), 0.0624, 0.1605));
    QVERIFY(meets(wilsonInterval(0, 20), 0, 0.1611));
    QVERIFY(meets(wilsonInterval(1, 29), 0.0061, 0.1718));
}

void IntervalsTest::wilsonStaysWithinShares() {
    QVERIFY((wilsonInterval(0, 0) == Interval{0, 1}));
    for (const std::uint64_t trials : {1, 2, 1000, 50'000'000}) {
        QVERIFY(wilsonInterval(0, trials).low == 0);  // to the last bit
        QVERIFY(wilsonInterval(trials, trials).high == 1);
        QVERIFY(wilsonInterval(trials, trials).low < 1);
    }
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::IntervalsTest)
#include "intervals_test.moc"
