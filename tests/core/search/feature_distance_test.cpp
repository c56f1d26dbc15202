#include "core/search/feature_distance.h"

#include <QTest>
#include <cmath>

#include "tests/core/search/sample_features.h"

namespace kindred {

class FeatureDistanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheSumOfSquares() {
        for (const std::size_t length : {1U, 3U, 4U, 15U, 16U, 17U, 64U, 127U, 128U, 1000U}) {
            const auto a = wholeValues(length, 20, 1);
            const auto b = wholeValues(length, 20, 2);
            float exact = 0;
            for (std::size_t i = 0; i < length; ++i)
                exact += (a[i] - b[i]) * (a[i] - b[i]);
            QVERIFY(squaredDistance(a, b) == exact);
            QVERIFY(squaredDistance(b, a) == exact);
            QVERIFY(squaredDistance(a, a) == 0);
        }
    }

    void roundsLittle() {
        const auto a = fractions(128, 3);
        const auto b = fractions(128, 4);
        double exact = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            exact += std::pow(static_cast<double>(a[i]) - static_cast<double>(b[i]), 2);
        QVERIFY(std::abs(static_cast<double>(squaredDistance(a, b)) / exact - 1) < 1e-6);
    }

    void doesNotDependOnWhereTheValuesLie() {
        const auto a = fractions(130, 5);
        const auto b = fractions(130, 6);
        const std::span<const float> first(a);
        const std::vector<float> moved(a.begin() + 1, a.end());
        QVERIFY(squaredDistance(first.subspan(1), std::span(b).first(129)) ==
                squaredDistance(moved, std::span(b).first(129)));
    }

    void rowsLieOneAfterTheOther() {
        const std::vector<float> values = {1, 2, 3, 4, 5, 6};
        const FeatureRows rows(values, 3);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[1].size(), std::size_t{3});
        QVERIFY(rows[1][0] == 4);
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::FeatureDistanceTest)
#include "feature_distance_test.moc"
