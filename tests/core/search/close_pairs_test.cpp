#include "core/search/close_pairs.h"

#include <QtTest>
#include <algorithm>

#include "core/search/code_directory.h"
#include "tests/core/search/sample_codes.h"

namespace kindred {
namespace {

std::vector<ClosePair> naivePairs(const std::vector<BinaryCode>& codes, int radius) {
    std::vector<ClosePair> pairs;
    for (std::uint32_t i = 0; i < codes.size(); ++i)
        for (std::uint32_t j = i + 1; j < codes.size(); ++j)
            if (const int distance = naiveDistance(codes[i], codes[j]); distance <= radius)
                pairs.push_back({i, j, distance});
    return pairs;
}

std::vector<ClosePair> sortedPairs(const CodeTable& table, int radius, int threads) {
    std::vector<ClosePair> pairs;
    const auto take = [&](std::span<const ClosePair> found) {
        pairs.insert(pairs.end(), found.begin(), found.end());
    };
    if (!findClosePairs(table, radius, threads, take, JobContext()))
        return {};
    std::ranges::sort(pairs);
    return pairs;
}

}  // namespace

class ClosePairsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areThoseOfComparingAllWithAll_data();
    void areThoseOfComparingAllWithAll();
    void areFewWithoutComparingAll();
    void stopWhenAsked();
};

void ClosePairsTest::areThoseOfComparingAllWithAll_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<std::size_t>("rows");
    for (const int bits : {1, 12, 24, 48, 63, 64, 65, 128, 256})
        for (const std::size_t rows : {0, 1, 2, 50, 300})
            QTest::addRow("%d bits, %zu rows", bits, rows) << bits << rows;
}

void ClosePairsTest::areThoseOfComparingAllWithAll() {
    QFETCH(int, bits);
    QFETCH(std::size_t, rows);
    for (const Spread spread : {Spread::Random, Spread::Clustered}) {
        const auto codes = sampleCodes(bits, rows, spread, 1);
        const CodeTable table = tableOf(codes, bits);
        for (const int radius : {0, 1, 3, 4, bits / 4, bits, bits + 5})
            for (const int threads : {1, 3})
                QVERIFY(sortedPairs(table, radius, threads) == naivePairs(codes, radius));
    }
}

/// Enough codes that cutting them pays: planted neighbours are found, and those of chance are as many as
/// comparing distinct codes with all says.
void ClosePairsTest::areFewWithoutComparingAll() {
    constexpr int bits = 64;
    auto codes = sampleCodes(bits, 20'000, Spread::Random, 1);
    std::vector<ClosePair> planted;
    for (std::uint32_t i = 0; i < 500; ++i) {
        BinaryCode code = codes[i];
        const auto turned = static_cast<int>(i % 7);
        for (int bit = 0; bit < turned; ++bit)
            code.setBit((5 * bit + static_cast<int>(i)) % bits,
                        !code.bit((5 * bit + static_cast<int>(i)) % bits));
        planted.push_back({i, static_cast<std::uint32_t>(codes.size()), turned});
        codes.push_back(code);
    }
    const CodeTable table = tableOf(codes, bits);
    for (const int radius : {0, 1, 2, 3, 4, 5, 6}) {
        std::vector<ClosePair> expected = planted;
        std::erase_if(expected, [&](const ClosePair& pair) { return pair.distance > radius; });
        QVERIFY(sortedPairs(table, radius, 2) == expected);
    }
}

/// Also where nothing beats comparing all with all, which is one list: 200 million pairs lie within 64 bits,
/// and most of them are not looked at any more.
void ClosePairsTest::stopWhenAsked() {
    const CodeTable table = tableOf(sampleCodes(64, 20'000, Spread::Random, 1), 64);
    for (const int radius : {3, 64}) {
        std::stop_source source;
        std::uint64_t reported = 0;
        std::uint64_t taken = 0;
        const JobContext context(source.get_token(), nullptr, [&](const Progress& progress) {
            reported = progress.total;
            source.request_stop();
        });
        const auto take = [&](std::span<const ClosePair> pairs) { taken += pairs.size(); };
        QVERIFY(!findClosePairs(table, radius, 2, take, context));
        QVERIFY(reported > 0);
        QVERIFY(taken < 50'000'000);
    }
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ClosePairsTest)
#include "close_pairs_test.moc"
