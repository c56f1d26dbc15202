#include "core/evaluation/match_precision.h"

#include <QTest>
#include <cmath>
#include <stop_token>

namespace kindred {

class MatchPrecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void precisionIsAveragedOverWhatWasFound() {
        const std::vector<std::int32_t> labels{0, 1, 0, 1};
        RankedMatches matches(3);
        matches[0].id = PictureId{2};
        matches[1].id = PictureId{1};
        matches[2].id = PictureId{0};
        QCOMPARE(averagePrecisionOf(matches, labels, 0, 3), (1.0 + 2.0 / 3) / 2);
        QCOMPARE(averagePrecisionOf(matches, labels, 0, 2), 1.0);
        QCOMPARE(averagePrecisionOf(matches, labels, 7, 3), 0.0);
    }

    /// On a line: 0 1 2 3 …, classes by turns, so that each query's ranking can be worked out by hand.
    void allFeaturesAreCompared() {
        const std::vector<float> database{0, 1, 2, 3, 10};
        const std::vector<std::int32_t> labels{0, 1, 0, 1, 0};
        const std::vector<float> queries{0.1F, 2.9F};
        const std::vector<std::int32_t> wanted{0, 0};
        const auto found = exhaustiveMeanAveragePrecision({FeatureRows(database, 1), labels},
                                                          {FeatureRows(queries, 1), wanted}, 3, JobContext());
        // 0.1: pictures 0 1 2; 2.9: pictures 3 2 1.
        QVERIFY(found && std::abs(*found - ((1.0 + 2.0 / 3) / 2 + 1.0 / 2) / 2) < 1e-12);
    }

    void manyQueriesAreTheSameAsOneByOne() {
        std::vector<float> database, queries;
        std::vector<std::int32_t> labels, wanted;
        for (int i = 0; i < 200; ++i) {
            database.push_back(static_cast<float>(i * 37 % 101));
            database.push_back(static_cast<float>(i * 17 % 89));
            labels.push_back(i % 3);
        }
        double sum = 0;
        for (int i = 0; i < 50; ++i) {
            const std::vector<float> one{static_cast<float>(i * 7 % 97), static_cast<float>(i * 5 % 83)};
            const std::vector<std::int32_t> label{i % 3};
            queries.insert(queries.end(), one.begin(), one.end());
            wanted.push_back(i % 3);
            sum += *exhaustiveMeanAveragePrecision({FeatureRows(database, 2), labels},
                                                   {FeatureRows(one, 2), label}, 20, JobContext());
        }
        const auto all = exhaustiveMeanAveragePrecision({FeatureRows(database, 2), labels},
                                                        {FeatureRows(queries, 2), wanted}, 20, JobContext());
        QVERIFY(std::abs(*all - sum / 50) < 1e-12);
    }

    void stoppedItSaysNothing() {
        std::stop_source stop;
        stop.request_stop();
        const std::vector<float> values{0, 1};
        const std::vector<std::int32_t> labels{0, 1};
        const LabelledFeatures split{FeatureRows(values, 1), labels};
        QVERIFY(!exhaustiveMeanAveragePrecision(split, split, 1, JobContext(stop.get_token(), nullptr, {})));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::MatchPrecisionTest)
#include "match_precision_test.moc"
