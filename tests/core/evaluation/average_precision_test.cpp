#include "core/evaluation/average_precision.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "tests/core/evaluation/tie_oracle.h"

namespace kindred {
namespace {

using Groups = std::vector<TieGroup>;

bool close(double a, double b, double tolerance = 1e-12) {
    return std::abs(a - b) < tolerance;
}

/// As many digits as methods.md gives.
bool agrees(double value, double published, int digits) {
    return std::abs(value - published) <= 0.5 * std::pow(10, -digits) + 1e-12;
}

}  // namespace

class AveragePrecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsThePrecisionsAtRelevantRanks();
    void dividesByTheRelevantOnesFound();
    void meetsTheCheckValuesOfTheExpectation_data();
    void meetsTheCheckValuesOfTheExpectation();
    void meetsTheCheckValuesOfTheBounds_data();
    void meetsTheCheckValuesOfTheBounds();
    void agreesWithTheEnumerationOfAllOrders();
    void agreesWithTheWalkThroughRanksAtFullSize_data();
    void agreesWithTheWalkThroughRanksAtFullSize();
    void isAnOrderWhereNothingTies();
    void boundsHoldWhatIsExpected();
    void meetsThePublishedLevelsOfChance_data();
    void meetsThePublishedLevelsOfChance();
    void meetsTheOracleValuesOfBuckets_data();
    void meetsTheOracleValuesOfBuckets();
    void expectsHitsInProportion();
    void nothingIsNothing();
};

void AveragePrecisionTest::addsThePrecisionsAtRelevantRanks() {
    const std::vector<std::size_t> hits = {0, 1, 1, 2, 3};  // relevant at 1, 3 and 4
    QVERIFY(close(precisionSum(hits, 4), 1 + 2.0 / 3 + 3.0 / 4));
    QVERIFY(close(precisionSum(hits, 3), 1 + 2.0 / 3));
    QVERIFY(close(precisionSum(hits, 100), 1 + 2.0 / 3 + 3.0 / 4));
}

void AveragePrecisionTest::dividesByTheRelevantOnesFound() {
    const std::vector<std::size_t> hits = {0, 1, 1, 2, 3};
    QVERIFY(close(averagePrecision(hits, 4), (1 + 2.0 / 3 + 3.0 / 4) / 3));
    QVERIFY(close(averagePrecision(hits, 2), 1));
    QVERIFY(close(averagePrecision(hits, 100), (1 + 2.0 / 3 + 3.0 / 4) / 3));
    QVERIFY(averagePrecision(std::vector<std::size_t>{0, 0, 0}, 2) == 0);
    QVERIFY(averagePrecision(std::vector<std::size_t>{0}, 2) == 0);
}

void AveragePrecisionTest::meetsTheCheckValuesOfTheExpectation_data() {
    QTest::addColumn<Groups>("groups");
    QTest::addColumn<std::size_t>("top");
    QTest::addColumn<double>("expected");
    QTest::newRow("two whole groups, one cut")
        << Groups{{3, 2}, {5, 1}, {10, 6}} << std::size_t{12} << 0.60213;
    QTest::newRow("nearly all in the cut one")
        << Groups{{1, 1}, {1, 0}, {2, 1}, {40, 5}} << std::size_t{10} << 0.71588;
    QTest::newRow("one group, cut") << Groups{{50, 20}} << std::size_t{20} << 0.48203;
    QTest::newRow("fewer pictures than asked for") << Groups{{4, 2}, {3, 3}} << std::size_t{50} << 0.66841;
}

void AveragePrecisionTest::meetsTheCheckValuesOfTheExpectation() {
    QFETCH(Groups, groups);
    QFETCH(std::size_t, top);
    QFETCH(double, expected);
    QVERIFY(agrees(tiedAveragePrecision(groups, top).expected, expected, 5));
}

void AveragePrecisionTest::meetsTheCheckValuesOfTheBounds_data() {
    QTest::addColumn<Groups>("groups");
    QTest::addColumn<std::size_t>("top");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("expected");
    QTest::addColumn<double>("upper");
    QTest::newRow("no cut, by hand") << Groups{{1, 1}, {4, 0}, {2, 1}} << std::size_t{7} << (1 + 2.0 / 7) / 2
                                     << (1 + (2.0 / 6 + 2.0 / 7) / 2) / 2 << (1 + 2.0 / 6) / 2;
    QTest::newRow("one picture of two")
        << Groups{{1, 1}, {4, 0}, {2, 1}} << std::size_t{6} << .6667 << .8333 << 1.0;
    QTest::newRow("few of many") << Groups{{2, 2}, {8, 2}} << std::size_t{6} << .8167 << .9247 << 1.0;
    QTest::newRow("three groups") << Groups{{3, 2}, {5, 1}, {6, 3}} << std::size_t{10} << .4854 << .6508
                                  << .9167;
}

void AveragePrecisionTest::meetsTheCheckValuesOfTheBounds() {
    QFETCH(Groups, groups);
    QFETCH(std::size_t, top);
    QFETCH(double, lower);
    QFETCH(double, expected);
    QFETCH(double, upper);
    const TiedAveragePrecision tied = tiedAveragePrecision(groups, top);
    QVERIFY(agrees(tied.lower, lower, 4));
    QVERIFY(agrees(tied.expected, expected, 4));
    QVERIFY(agrees(tied.upper, upper, 4));
}

void AveragePrecisionTest::agreesWithTheEnumerationOfAllOrders() {
    std::mt19937_64 random(1);
    for (int round = 0; round < 400; ++round) {
        Groups groups;
        for (std::size_t i = 0; i < 1 + random() % 4; ++i) {
            const std::uint64_t pictures = random() % 6;  // 0: an empty group
            groups.push_back({pictures, random() % (pictures + 1)});
        }
        const std::size_t top = 1 + random() % 18;
        const TiedAveragePrecision tied = tiedAveragePrecision(groups, top);
        const TiedAveragePrecision all = averagePrecisionOfAllOrders(groups, top);
        QVERIFY(close(tied.expected, all.expected));
        QVERIFY(close(tied.lower, all.lower));
        QVERIFY(close(tied.upper, all.upper));
        QVERIFY(close(expectedAveragePrecisionByRank(groups, top), all.expected));
        QVERIFY(close(expectedHits(groups, top), expectedHitsByRank(groups, top)));
    }
}

void AveragePrecisionTest::agreesWithTheWalkThroughRanksAtFullSize_data() {
    QTest::addColumn<Groups>("groups");
    QTest::addColumn<std::size_t>("top");
    QTest::newRow("collapsed codes") << Groups{{4980, 4931}, {30, 11}, {44990, 58}} << std::size_t{1000};
    QTest::newRow("the wrong bucket") << Groups{{7, 0}, {5020, 51}, {44973, 4949}} << std::size_t{1000};
    QTest::newRow("cut in the middle")
        << Groups{{120, 100}, {333, 200}, {900, 300}, {48647, 4400}} << std::size_t{1000};
    QTest::newRow("nearly all relevant") << Groups{{10, 9}, {5000, 4999}} << std::size_t{1000};
    QTest::newRow("one slot left") << Groups{{999, 500}, {3000, 1500}} << std::size_t{1000};
    QTest::newRow("all but one seen") << Groups{{100, 10}, {901, 450}} << std::size_t{1000};
    QTest::newRow("chance") << Groups{{50000, 5000}} << std::size_t{2000};
}

void AveragePrecisionTest::agreesWithTheWalkThroughRanksAtFullSize() {
    QFETCH(Groups, groups);
    QFETCH(std::size_t, top);
    const TiedAveragePrecision tied = tiedAveragePrecision(groups, top);
    QVERIFY(close(tied.expected, expectedAveragePrecisionByRank(groups, top), 1e-10));
    const auto [lower, upper] = boundsByOrders(groups, top);
    QVERIFY(close(tied.lower, lower, 1e-10));
    QVERIFY(close(tied.upper, upper, 1e-10));
}

void AveragePrecisionTest::isAnOrderWhereNothingTies() {
    const TiedAveragePrecision tied = tiedAveragePrecision(Groups{{1, 1}, {1, 0}, {1, 1}, {1, 0}}, 4);
    QVERIFY(close(tied.expected, (1 + 2.0 / 3) / 2));
    QCOMPARE(tied.lower, tied.expected);
    QCOMPARE(tied.upper, tied.expected);
}

void AveragePrecisionTest::boundsHoldWhatIsExpected() {
    std::mt19937_64 random(2);
    for (int round = 0; round < 300; ++round) {
        Groups groups;
        for (std::size_t i = 0; i < 8; ++i) {
            const std::uint64_t pictures = random() % 300;
            groups.push_back({pictures, random() % (pictures + 1)});
        }
        const TiedAveragePrecision tied = tiedAveragePrecision(groups, 1 + random() % 2000);
        QVERIFY(tied.lower <= tied.expected + 1e-12 && tied.expected <= tied.upper + 1e-12);
        QVERIFY(tied.lower >= 0 && tied.upper <= 1 + 1e-12);
    }
}

void AveragePrecisionTest::meetsThePublishedLevelsOfChance_data() {
    QTest::addColumn<std::uint64_t>("relevant");
    QTest::addColumn<std::size_t>("top");
    QTest::addColumn<double>("chance");
    QTest::newRow("ten classes, R = 1000") << std::uint64_t{5000} << std::size_t{1000} << 0.10584;
    QTest::newRow("ten classes, R = 5000") << std::uint64_t{5000} << std::size_t{5000} << 0.10146;
    QTest::newRow("ten classes, R = 50000") << std::uint64_t{5000} << std::size_t{50000} << 0.10019;
    QTest::newRow("a hundred classes, R = 1000") << std::uint64_t{500} << std::size_t{1000} << 0.01643;
}

void AveragePrecisionTest::meetsThePublishedLevelsOfChance() {
    QFETCH(std::uint64_t, relevant);
    QFETCH(std::size_t, top);
    QFETCH(double, chance);
    QVERIFY(agrees(chanceAveragePrecision(50000, relevant, top), chance, 5));
}

void AveragePrecisionTest::meetsTheOracleValuesOfBuckets_data() {
    QTest::addColumn<std::uint64_t>("relevant");
    QTest::addColumn<double>("expected");
    QTest::newRow("own bucket, contamination 1 %") << std::uint64_t{4950} << 0.9901;
    QTest::newRow("own bucket, contamination 5 %") << std::uint64_t{4750} << 0.9503;
    QTest::newRow("another's bucket with 1 % of the class") << std::uint64_t{50} << 0.0164;
}

void AveragePrecisionTest::meetsTheOracleValuesOfBuckets() {
    QFETCH(std::uint64_t, relevant);
    QFETCH(double, expected);
    const Groups groups = {{5000, relevant}, {45000, 5000 - relevant}};
    QVERIFY(agrees(tiedAveragePrecision(groups, 1000).expected, expected, 4));
}

void AveragePrecisionTest::expectsHitsInProportion() {
    const Groups groups = {{4, 1}, {0, 0}, {10, 5}};
    QCOMPARE(expectedHits(groups, 2), 0.5);
    QCOMPARE(expectedHits(groups, 4), 1.0);
    QCOMPARE(expectedHits(groups, 6), 2.0);
    QCOMPARE(expectedHits(groups, 1000), 6.0);
}

void AveragePrecisionTest::nothingIsNothing() {
    for (const Groups& groups : {Groups{}, Groups{{0, 0}}, Groups{{5, 0}, {20, 0}}}) {
        const TiedAveragePrecision tied = tiedAveragePrecision(groups, 10);
        QCOMPARE(tied.expected, 0.0);
        QCOMPARE(tied.lower, 0.0);
        QCOMPARE(tied.upper, 0.0);
    }
    // Found or not: no order finds the relevant one for sure.
    const TiedAveragePrecision tied = tiedAveragePrecision(Groups{{4, 1}}, 2);
    QCOMPARE(tied.lower, 0.0);
    QCOMPARE(tied.upper, 1.0);
    QVERIFY(close(tied.expected, (1 + 0.5) / 4));
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::AveragePrecisionTest)
#include "average_precision_test.moc"
