#include "core/evaluation/argmax_baseline.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "tests/core/evaluation/retrieval_oracle.h"

namespace kindred {
namespace {

bool close(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

PredictedClasses guesses(std::size_t count, unsigned wrong, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    PredictedClasses split;
    for (std::size_t i = 0; i < count; ++i) {
        split.labels.push_back(static_cast<std::int32_t>(random() % 5));
        const bool isWrong = random() % 100 < wrong;
        split.predicted.push_back(isWrong ? static_cast<std::int32_t>(random() % 5) : split.labels.back());
    }
    return split;
}

/// The same as codes: one bit a class, so that two pictures are 0 or 2 bits apart.
LabelledCodes oneHot(const PredictedClasses& split) {
    LabelledCodes codes{{}, split.labels};
    for (const std::int32_t predicted : split.predicted) {
        codes.codes.emplace_back(5);
        codes.codes.back().setBit(predicted, true);
    }
    return codes;
}

}  // namespace

class ArgmaxBaselineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ranksTheSamePredictionFirst();
    void isTheFigureOfOneHotCodes_data();
    void isTheFigureOfOneHotCodes();
    void isPerfectWhereTheClassifierIs();
    void takesPredictionsOfOtherClasses();
};

void ArgmaxBaselineTest::ranksTheSamePredictionFirst() {
    // Ranked for the query: pictures 1 and 2 (predicted 0), then 0 and 3: relevant at ranks 2 and 3.
    const PredictedClasses database = {{1, 0, 0, 1}, {0, 1, 0, 1}};
    const ArgmaxBaseline baseline = argmaxBaseline(database, {{0}, {0}}, 10);
    QVERIFY(close(baseline.stable, (1.0 / 2 + 2.0 / 3) / 2));
    // Each of both pairs in either order: 1 or 1/2, and 2/3 or 2/4.
    QVERIFY(close(baseline.expected, ((1.0 + 1.0 / 2) / 2 + (2.0 / 3 + 2.0 / 4) / 2) / 2));
}

void ArgmaxBaselineTest::isTheFigureOfOneHotCodes_data() {
    QTest::addColumn<std::size_t>("top");
    QTest::newRow("within the prediction") << std::size_t{20};
    QTest::newRow("beyond it") << std::size_t{150};
    QTest::newRow("all") << std::size_t{1000};
}

void ArgmaxBaselineTest::isTheFigureOfOneHotCodes() {
    QFETCH(std::size_t, top);
    const PredictedClasses database = guesses(300, 20, 1);
    const PredictedClasses queries = guesses(80, 40, 2);
    RetrievalOptions options;
    options.top = top;
    const MeanAveragePrecision oracle =
        oracleFigures(oneHot(database), oneHot(queries), options).meanAveragePrecision;
    const ArgmaxBaseline baseline = argmaxBaseline(database, queries, top);
    QVERIFY(close(baseline.stable, oracle.stable));
    QVERIFY(close(baseline.expected, oracle.expected));
}

void ArgmaxBaselineTest::isPerfectWhereTheClassifierIs() {
    const ArgmaxBaseline baseline = argmaxBaseline(guesses(500, 0, 3), guesses(50, 0, 4), 50);
    QCOMPARE(baseline.stable, 1.0);
    QCOMPARE(baseline.expected, 1.0);
}

void ArgmaxBaselineTest::takesPredictionsOfOtherClasses() {
    // A classifier of things that the data do not name can still keep them apart.
    const PredictedClasses database = {{70, 70, 90, 90}, {0, 0, 1, 1}};
    QCOMPARE(argmaxBaseline(database, {{70, 90}, {0, 1}}, 2).stable, 1.0);
    QCOMPARE(argmaxBaseline(database, {{80}, {0}}, 2).stable, 1.0);  // nothing near: database order
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ArgmaxBaselineTest)
#include "argmax_baseline_test.moc"
