#include "core/search/multi_index_cost.h"

#include <QtTest>

namespace kindred {

class MultiIndexCostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsListsAndCodes();
    void addsStepsUp();
    void expectsAsManyCodesAsChanceGives();
    void prefersShorterSubstringsForFewerCodes();
};

/// 12 bits in 3: each step of distance s reads C(4, s) lists, of 160 codes in 16 values.
void MultiIndexCostTest::countsListsAndCodes() {
    const MultiIndexCost lists(160, 12, 3, {.list = 1, .code = 0});
    const MultiIndexCost codes(160, 12, 3, {.list = 0, .code = 1});
    const int choose[] = {1, 4, 6, 4, 1};
    for (int step = 0; step <= 12; ++step) {
        QVERIFY(std::abs(lists.ofSteps(step, step) - choose[step / 3]) < 1e-9);
        QVERIFY(std::abs(codes.ofSteps(step, step) - 10 * choose[step / 3]) < 1e-9);
    }
}

void MultiIndexCostTest::addsStepsUp() {
    const MultiIndexCost cost(1000, 64, 5, {.list = 3, .code = 2, .near = 7});
    double sum = 0;
    for (int step = 0; step <= 20; ++step)
        sum += cost.ofSteps(step, step);
    QVERIFY(std::abs(cost.ofSteps(0, 20) - sum) < 1e-9 * sum);
    const double near = expectedWithin(1000, 64)[20];
    QVERIFY(std::abs(cost.ofRest(0, 20) - sum - 7 * near) < 1e-9 * sum);
}

void MultiIndexCostTest::expectsAsManyCodesAsChanceGives() {
    const auto within = expectedWithin(1024, 10);
    QVERIFY(std::abs(within[0] - 1) < 1e-9);
    QVERIFY(std::abs(within[1] - 11) < 1e-9);
    QVERIFY(std::abs(within[10] - 1024) < 1e-6);
    const MultiIndexCost cost(1024, 10, 2, {});
    QCOMPARE(cost.expectedRadius(1), 0);
    QCOMPARE(cost.expectedRadius(5), 1);
    QCOMPARE(cost.expectedRadius(1025), 10);
    // Of 10^6 codes of 64 bits the hundredth lies about 17 bits away.
    QCOMPARE(MultiIndexCost(1'000'000, 64, 5, {}).expectedRadius(100), 17);
}

void MultiIndexCostTest::prefersShorterSubstringsForFewerCodes() {
    int before = 64;
    for (const std::size_t rows : {10'000, 1'000'000, 20'000'000}) {
        const int count = bestSubstrings(rows, 64);
        QVERIFY(count >= 4 && count <= before);
        before = count;
    }
    for (int bits = 1; bits <= 256; ++bits) {
        const int count = bestSubstrings(50'000, bits);
        QVERIFY(count >= 1 && count <= bits && (bits + count - 1) / count <= 20);
    }
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::MultiIndexCostTest)
#include "multi_index_cost_test.moc"
