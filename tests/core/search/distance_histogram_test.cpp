#include "core/search/distance_histogram.h"

#include <QtTest>
#include <algorithm>

#include "tests/core/search/sample_codes.h"

namespace kindred {

class DistanceHistogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsWhatABitLoopCounts_data();
    void countsWhatABitLoopCounts();
    void countsEqualCodesInOnePlace();
};

void DistanceHistogramTest::countsWhatABitLoopCounts_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<std::size_t>("rows");
    for (const int bits : {1, 48, 64, 65, 128, 256}) {
        for (const std::size_t rows : {0, 1, 7, 64, 4099})
            QTest::addRow("%d bits, %zu rows", bits, rows) << bits << rows;
    }
}

void DistanceHistogramTest::countsWhatABitLoopCounts() {
    QFETCH(int, bits);
    QFETCH(std::size_t, rows);
    const auto codes = sampleCodes(bits, rows, Spread::Random, 11);
    const BinaryCode query = sampleCodes(bits, 1, Spread::Random, 12).front();
    CodeTable table(bits);
    std::vector<std::uint64_t> expected(bits + 1);
    for (std::size_t i = 0; i < rows; ++i) {
        table.add(PictureId(i), codes[i]);
        ++expected[naiveDistance(codes[i], query)];
    }
    for (const HammingKernel* kernel : usableHammingKernels())
        QVERIFY2(distanceHistogram(table, query, *kernel) == expected, kernel->name.data());
}

void DistanceHistogramTest::countsEqualCodesInOnePlace() {
    CodeTable table(256);
    BinaryCode ones(256);
    for (int i = 0; i < 256; ++i)
        ones.setBit(i, true);
    constexpr std::size_t rows = 10001;
    for (std::size_t i = 0; i < rows; ++i)
        table.add(PictureId(i), ones);
    const auto histogram = distanceHistogram(table, BinaryCode(256));
    QCOMPARE(histogram.size(), std::size_t{257});
    QCOMPARE(histogram.back(), rows);
    QCOMPARE(std::count(histogram.begin(), histogram.end(), 0), 256);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::DistanceHistogramTest)
#include "distance_histogram_test.moc"
