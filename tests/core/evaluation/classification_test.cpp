#include "core/evaluation/classification.h"

#include <QtTest>
#include <cmath>

#include "core/base/error.h"

namespace kindred {
namespace {

const std::vector<std::string> animals = {"cat", "dog", "frog", "horse"};

QByteArray codeOfError(const std::vector<float>& scores, const std::vector<std::int32_t>& labels,
                       const std::vector<std::string>& classes) {
    try {
        evaluateClassification(scores, labels, classes);
        return "none";
    } catch (const Error& error) {
        return error.code().c_str();
    }
}

}  // namespace

class ClassificationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsRanksOfTheTrueClass();
    void fillsTheMatrixWithActualRows();
    void breaksTiesByTheLowerClass();
    void knowsFewerClassesThanRanks();
    void predictsTheHighestScore();
    void boundsTheAccuracy();
    void refusesNothing();
    void refusesLabelsWithoutAClass();
};

void ClassificationTest::countsRanksOfTheTrueClass() {
    // The true class (frog) is ranked first, second, third and last.
    const std::vector<float> scores = {0.1F, 0.2F, 0.9F, 0.0F,   //
                                       0.1F, 0.9F, 0.5F, 0.0F,   //
                                       0.8F, 0.9F, 0.5F, -1.0F,  //
                                       0.8F, 0.9F, 0.5F, 0.7F};
    const ClassificationFigures figures =
        evaluateClassification(scores, std::vector<std::int32_t>(4, 2), animals);
    QCOMPARE(figures.accuracy, 0.25);
    QCOMPARE(figures.top2, 0.5);
    QCOMPARE(figures.top3, 0.75);
}

void ClassificationTest::fillsTheMatrixWithActualRows() {
    const std::vector<float> scores = {1, 0, 0, 0,  //
                                       0, 1, 0, 0,  //
                                       0, 0, 0, 1,  //
                                       0, 0, 0, 1};
    const std::vector<std::int32_t> labels = {0, 0, 1, 3};
    const ConfusionMatrix confusion = evaluateClassification(scores, labels, animals).confusion;
    const std::vector<std::vector<std::uint64_t>> expected = {
        {1, 1, 0, 0}, {0, 0, 0, 1}, {0, 0, 0, 0}, {0, 0, 0, 1}};
    QVERIFY(confusion.counts == expected);
    QVERIFY(confusion.classes == animals);
}

void ClassificationTest::breaksTiesByTheLowerClass() {
    const std::vector<float> scores = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    const std::vector<std::int32_t> labels = {0, 1, 2, 3};
    const ClassificationFigures figures = evaluateClassification(scores, labels, animals);
    QCOMPARE(figures.accuracy, 0.25);
    QCOMPARE(figures.top2, 0.5);
    QCOMPARE(figures.top3, 0.75);
    for (const auto& row : figures.confusion.counts)
        QVERIFY((row == std::vector<std::uint64_t>{1, 0, 0, 0}));
}

void ClassificationTest::knowsFewerClassesThanRanks() {
    const std::vector<float> scores = {0.3F, 0.7F, 0.3F, 0.7F};
    const std::vector<std::int32_t> labels = {0, 1};
    const ClassificationFigures figures = evaluateClassification(scores, labels, {"cat", "dog"});
    QCOMPARE(figures.accuracy, 0.5);
    QCOMPARE(figures.top2, 1.0);
    QCOMPARE(figures.top3, 1.0);
}

void ClassificationTest::predictsTheHighestScore() {
    const std::vector<float> scores = {0.1F, 0.7F, 0.2F,  //
                                       5,    5,    1};
    QVERIFY((predictedClasses(scores, 3) == std::vector<std::int32_t>{1, 0}));
    QVERIFY(predictedClasses({}, 3).empty());
}

void ClassificationTest::boundsTheAccuracy() {
    std::vector<float> scores;
    for (int i = 0; i < 1000; ++i) {
        const bool isRight = i % 5 != 0;
        scores.insert(scores.end(), {isRight ? 1.0F : 0.0F, isRight ? 0.0F : 1.0F});
    }
    const ClassificationFigures figures =
        evaluateClassification(scores, std::vector<std::int32_t>(1000), {"cat", "dog"});
    QCOMPARE(figures.accuracy, 0.8);
    // 1.96 standard errors are 0.0248.
    QVERIFY(std::abs(figures.interval.low - 0.7752) < 0.004);
    QVERIFY(std::abs(figures.interval.high - 0.8248) < 0.004);
}

void ClassificationTest::refusesNothing() {
    QCOMPARE(codeOfError({}, {}, animals), "evaluation-empty");
    QCOMPARE(codeOfError({}, {0}, {}), "evaluation-empty");
}

void ClassificationTest::refusesLabelsWithoutAClass() {
    QCOMPARE(codeOfError({1, 0}, {2}, {"cat", "dog"}), "classes-differ");
    QCOMPARE(codeOfError({1, 0}, {-1}, {"cat", "dog"}), "classes-differ");
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ClassificationTest)
#include "classification_test.moc"
