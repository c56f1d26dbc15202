#include "core/search/exhaustive_search.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "tests/core/search/sample_features.h"

namespace kindred {
namespace {

/// Two loops and a sort, in double.
RankedMatches naiveSearch(const FeatureRows& database, std::span<const float> query, std::size_t top) {
    RankedMatches matches;
    for (std::size_t row = 0; row < database.size(); ++row) {
        double sum = 0;
        for (std::size_t i = 0; i < query.size(); ++i)
            sum += std::pow(static_cast<double>(query[i]) - static_cast<double>(database[row][i]), 2);
        matches.push_back({static_cast<PictureId>(row), 0, std::sqrt(sum)});
    }
    std::ranges::sort(matches, {},
                      [](const RankedMatch& match) { return std::tuple(match.value, match.id); });
    matches.resize(std::min(top, matches.size()));
    return matches;
}

}  // namespace

class ExhaustiveSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whole numbers have exact sums: ids and values are those of the loops to the bit, ties among them.
    void findsWhatTwoLoopsFind() {
        for (const std::size_t length : {1U, 5U, 128U, 10'000U}) {
            for (const std::size_t rows : {0U, 1U, 70U, 2000U}) {
                if (length * rows > 1'000'000)
                    continue;
                const auto values = wholeValues(rows * length, 2, rows + length);
                const auto asked = wholeValues(3 * length, 2, 99);
                const FeatureRows database(values, length);
                const FeatureRows queries(asked, length);
                for (const std::size_t top : {0U, 1U, 10U, 3000U}) {
                    const auto found = searchExhaustively(database, queries, top);
                    QCOMPARE(found.size(), std::size_t{3});
                    for (std::size_t i = 0; i < 3; ++i)
                        QVERIFY(found[i] == naiveSearch(database, queries[i], top));
                }
            }
        }
    }

    void roundsAsOneQueryDoes() {
        const auto values = fractions(std::size_t{128} * 1000, 1);
        const auto asked = fractions(std::size_t{128} * 20, 2);
        const FeatureRows database(values, 128);
        const FeatureRows queries(asked, 128);
        const auto together = searchExhaustively(database, queries, 1000);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            QVERIFY(searchExhaustively(database, FeatureRows(queries[i], 128), 1000).front() == together[i]);
            const RankedMatches naive = naiveSearch(database, queries[i], 1000);
            for (std::size_t k = 0; k < naive.size(); ++k)
                QVERIFY(std::abs(together[i][k].value - naive[k].value) < 1e-5);
        }
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ExhaustiveSearchTest)
#include "exhaustive_search_test.moc"
