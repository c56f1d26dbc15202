#include "core/evaluation/calibration.h"

#include <QtTest>

#include "core/evaluation/intervals.h"
#include "tests/core/evaluation/sample_codes.h"

namespace kindred {
namespace {

/// Every pair, one after the other.
std::vector<DistanceShare> naiveCalibration(const LabelledCodes& codes) {
    std::map<int, std::pair<std::uint64_t, std::uint64_t>> counts;  // pairs, and those of one class
    for (std::size_t a = 0; a < codes.codes.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            auto& [pairs, same] = counts[hammingDistance(codes.codes[a], codes.codes[b])];
            ++pairs;
            same += codes.labels[a] == codes.labels[b] ? 1 : 0;
        }
    }
    std::vector<DistanceShare> shares;
    for (const auto& [distance, count] : counts) {
        const auto& [pairs, same] = count;
        shares.push_back({distance, pairs, static_cast<double>(same) / static_cast<double>(pairs),
                          wilsonInterval(same, pairs)});
    }
    return shares;
}

}  // namespace

class CalibrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsByHand();
    void agreesWithTheNaiveCount();
    void isTheSameAtAnyNumberOfThreads();
    void needsAPair();
};

void CalibrationTest::countsByHand() {
    const LabelledCodes codes = {{BinaryCode::fromString("000"), BinaryCode::fromString("000"),
                                  BinaryCode::fromString("011"), BinaryCode::fromString("000")},
                                 {1, 1, 1, 2}};
    const std::vector<DistanceShare> shares = calibration(codes);
    QCOMPARE(shares.size(), std::size_t{2});
    QCOMPARE(shares[0].distance, 0);
    QCOMPARE(shares[0].pairs, std::uint64_t{3});
    QCOMPARE(shares[0].same, 1.0 / 3);
    QCOMPARE(shares[1].distance, 2);
    QCOMPARE(shares[1].pairs, std::uint64_t{3});
    QCOMPARE(shares[1].same, 2.0 / 3);
    QVERIFY(shares[1].interval == wilsonInterval(2, 3));
}

void CalibrationTest::agreesWithTheNaiveCount() {
    for (const int bits : {4, 48, 65}) {
        for (const unsigned turned : {0U, 5U, 50U}) {
            const LabelledCodes codes = classCodes(301, bits, 6, turned, 1);
            QVERIFY(calibration(codes) == naiveCalibration(codes));
        }
    }
}

void CalibrationTest::isTheSameAtAnyNumberOfThreads() {
    const LabelledCodes codes = classCodes(999, 24, 10, 10, 2);
    const std::vector<DistanceShare> one = calibration(codes, 1);
    for (const int threads : {0, 2, 5})
        QVERIFY(calibration(codes, threads) == one);
}

void CalibrationTest::needsAPair() {
    QVERIFY(calibration({}).empty());
    QVERIFY(calibration({{BinaryCode(8)}, {0}}).empty());
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::CalibrationTest)
#include "calibration_test.moc"
