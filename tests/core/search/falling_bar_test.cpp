#include "core/search/falling_bar.h"

#include <QtTest>

namespace kindred {

class FallingBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fallsWhenEnoughIsNearer();
    void letsTiesInWhereTheyMayStillWin();
    void takesManyAtATime();
    void neverRisesAgain();
};

void FallingBarTest::fallsWhenEnoughIsNearer() {
    FallingBar bar(2, 10, FallingBar::Ties::First);
    bar.count(7);
    QCOMPARE(bar.limit(), 10);
    bar.count(4);
    QCOMPARE(bar.limit(), 7);  // 4 and 7 are known: a later 7 comes too late
    bar.count(6);
    QCOMPARE(bar.limit(), 6);
    bar.count(4);
    QCOMPARE(bar.limit(), 4);
    bar.count(0);
    bar.count(0);
    QCOMPARE(bar.limit(), 0);
}

void FallingBarTest::letsTiesInWhereTheyMayStillWin() {
    FallingBar bar(2, 10, FallingBar::Ties::All);
    bar.count(7);
    bar.count(4);
    QCOMPARE(bar.limit(), 8);
    bar.count(7);
    QCOMPARE(bar.limit(), 8);
    bar.count(4);
    QCOMPARE(bar.limit(), 5);
}

void FallingBarTest::takesManyAtATime() {
    FallingBar bar(100, 65, FallingBar::Ties::All);
    bar.count(30, 99);
    QCOMPARE(bar.limit(), 65);
    bar.count(3, 0);
    QCOMPARE(bar.limit(), 65);
    bar.count(40, 5);
    QCOMPARE(bar.limit(), 41);
    QCOMPARE(bar.counts()[30], std::size_t{99});
}

void FallingBarTest::neverRisesAgain() {
    FallingBar bar(1, 3, FallingBar::Ties::First);
    bar.count(1);
    QCOMPARE(bar.limit(), 1);
    bar.count(0);
    QCOMPARE(bar.limit(), 0);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::FallingBarTest)
#include "falling_bar_test.moc"
