#include "core/base/progress_estimate.h"

#include <QtTest>
#include <cmath>

namespace kindred {
namespace {

using namespace std::chrono_literals;

/// A clock that only the test moves.
const ProgressEstimate::Clock::time_point start{};

Progress step(const std::string& stage, std::uint64_t done, std::uint64_t total) {
    return {.stage = stage, .done = done, .total = total, .detail = {}};
}

bool close(double a, double b) {
    return std::abs(a - b) < 1e-9 * std::abs(b);
}

}  // namespace

class ProgressEstimateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst();
    void measuresASteadyRate();
    void followsAChangeOfPace();
    void knowsNoEndWithoutATotal();
    void startsAnewWithEachStage();
    void startsAnewWhereWorkStartsOver();
    void standsStillWithoutDividingByZero();
    void hasNothingLeftAtTheEnd();
};

void ProgressEstimateTest::knowsNothingAtFirst() {
    ProgressEstimate estimate;
    QVERIFY(!estimate.rate());
    QVERIFY(!estimate.secondsLeft());
    estimate.update(step("encoding", 10, 100), start);
    QVERIFY(!estimate.rate());
    QVERIFY(!estimate.secondsLeft());
}

void ProgressEstimateTest::measuresASteadyRate() {
    ProgressEstimate estimate;
    for (unsigned second = 0; second <= 5; ++second)
        estimate.update(step("encoding", 20 * second, 1000), start + second * 1s);
    QVERIFY(close(estimate.rate().value(), 20));
    QVERIFY(close(estimate.secondsLeft().value(), 45));
}

/// After ten seconds at a new pace the old one counts for 1 / e.
void ProgressEstimateTest::followsAChangeOfPace() {
    ProgressEstimate estimate;
    estimate.update(step("encoding", 0, 1000), start);
    estimate.update(step("encoding", 100, 1000), start + 1s);
    QVERIFY(close(estimate.rate().value(), 100));
    estimate.update(step("encoding", 300, 1000), start + 11s);
    QVERIFY(close(estimate.rate().value(), 20 + 80 * std::exp(-1)));
}

void ProgressEstimateTest::knowsNoEndWithoutATotal() {
    ProgressEstimate estimate;
    estimate.update(step("walking", 0, 0), start);
    estimate.update(step("walking", 50, 0), start + 1s);
    QVERIFY(close(estimate.rate().value(), 50));
    QVERIFY(!estimate.secondsLeft());
}

void ProgressEstimateTest::startsAnewWithEachStage() {
    ProgressEstimate estimate;
    estimate.update(step("walking", 0, 10), start);
    estimate.update(step("walking", 5, 10), start + 1s);
    QVERIFY(estimate.rate());
    estimate.update(step("encoding", 6, 10), start + 2s);
    QVERIFY(!estimate.rate());
    estimate.update(step("encoding", 8, 10), start + 3s);
    QVERIFY(close(estimate.rate().value(), 2));
    QVERIFY(close(estimate.secondsLeft().value(), 1));
}

void ProgressEstimateTest::startsAnewWhereWorkStartsOver() {
    ProgressEstimate estimate;
    estimate.update(step("training", 0, 100), start);
    estimate.update(step("training", 90, 100), start + 1s);
    estimate.update(step("training", 1, 100), start + 2s);
    QVERIFY(!estimate.rate());
}

void ProgressEstimateTest::standsStillWithoutDividingByZero() {
    ProgressEstimate estimate;
    estimate.update(step("encoding", 5, 10), start);
    estimate.update(step("encoding", 7, 10), start);
    QVERIFY(!estimate.rate());
    estimate.update(step("encoding", 7, 10), start + 1s);
    QVERIFY(!estimate.rate());
    QVERIFY(!estimate.secondsLeft());
}

void ProgressEstimateTest::hasNothingLeftAtTheEnd() {
    ProgressEstimate estimate;
    estimate.update(step("encoding", 0, 10), start);
    estimate.update(step("encoding", 10, 10), start + 1s);
    QCOMPARE(estimate.secondsLeft().value(), 0.0);
    estimate.update(step("encoding", 12, 10), start + 2s);
    QCOMPARE(estimate.secondsLeft().value(), 0.0);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ProgressEstimateTest)
#include "progress_estimate_test.moc"
