#include "core/search/feature_ranking.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/search/distance_histogram.h"
#include "core/search/hamming_search.h"
#include "tests/core/search/feature_sample.h"

namespace kindred {
namespace {

std::vector<PictureId> idsOf(const RankedMatches& matches) {
    std::vector<PictureId> ids;
    for (const RankedMatch& match : matches)
        ids.push_back(match.id);
    return ids;
}

RankedMatches exhaustive(const FeatureSample& sample, const std::vector<float>& query, std::size_t top) {
    return searchExhaustively(sample.rows(), FeatureRows(query, FeatureSample::length), top).front();
}

/// Do the pictures of `part` stand in `whole` in the same order?
bool isSubsequence(const std::vector<PictureId>& part, const std::vector<PictureId>& whole) {
    auto next = part.begin();
    for (const PictureId id : whole) {
        if (next != part.end() && *next == id)
            ++next;
    }
    return next == part.end();
}

}  // namespace

class FeatureRankingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPoolOfAllIsAnExhaustiveSearch_data() { addSamples(); }
    void aPoolOfAllIsAnExhaustiveSearch() {
        QFETCH(bool, whole);
        FeatureSample sample(24, 3000, whole);
        const auto query = queryLike(sample, whole);
        for (const std::size_t top : {1U, 50U, 3000U, 5000U}) {
            const Matches pool = candidatePool(sample.search(sample.codes[5]), {.top = top, .radius = 24});
            const RankedMatches found = rankByFeatures(pool, query, sample.source(), top);
            const RankedMatches expected = exhaustive(sample, query, top);
            QVERIFY(idsOf(found) == idsOf(expected));
            QVERIFY(std::ranges::equal(found, expected, {}, &RankedMatch::value, &RankedMatch::value));
            for (const RankedMatch& match : found)
                QCOMPARE(match.distance, naiveDistance(sample.codes[5], codeOf(sample, match.id)));
        }
    }

    void aPoolKeepsTheOrderOfAnExhaustiveSearch_data() { addSamples(); }
    void aPoolKeepsTheOrderOfAnExhaustiveSearch() {
        QFETCH(bool, whole);
        FeatureSample sample(24, 3000, whole);
        const auto query = queryLike(sample, whole);
        const auto all = idsOf(exhaustive(sample, query, 3000));
        for (const int radius : {0, 1, 2, 5, 9, 12}) {
            const Matches pool = candidatePool(sample.search(sample.codes[5]), {.top = {}, .radius = radius});
            const auto found = idsOf(rankByFeatures(pool, query, sample.source(), pool.size()));
            QCOMPARE(found.size(), pool.size());
            QVERIFY(!found.empty() && found.size() < 3000);
            QVERIFY(isSubsequence(found, all));
        }
    }

    void radiusZeroIsThePoolOfEqualCodes() {
        FeatureSample sample(12, 2000, true);
        const Matches pool = candidatePool(sample.search(sample.codes[9]), {.top = {}, .radius = 0});
        std::vector<PictureId> expected;
        for (std::size_t i = 0; i < sample.codes.size(); ++i) {
            if (sample.codes[i] == sample.codes[9])
                expected.push_back(static_cast<PictureId>(i));
        }
        QVERIFY(expected.size() > 1);
        QVERIFY(std::ranges::equal(pool, expected, {}, &Match::id));
        rankByFeatures(pool, queryLike(sample, true), sample.source(), 3);
        QVERIFY(sample.read == expected);  // and of no other picture are features read
    }

    void withoutARadiusThePoolIsTheLeastThatHoldsEnough() {
        FeatureSample sample(24, 3000, true);
        for (const std::size_t top : {1U, 10U, 400U, 2999U, 3000U, 9000U}) {
            const Matches pool = candidatePool(sample.search(sample.codes[5]), {.top = top, .radius = {}});
            const auto histogram = distanceHistogram(sample.table, sample.codes[5]);
            QVERIFY(pool.size() >= std::min<std::size_t>(top, 3000));
            // Whole distances: without its farthest there would be too few.
            const int farthest = pool.back().distance;
            QVERIFY(pool == searchNearest(sample.table, sample.codes[5], {.top = {}, .radius = farthest}));
            QVERIFY(pool.size() - histogram[static_cast<std::size_t>(farthest)] < top);
        }
    }

    void equalFeaturesStandById() {
        const Matches pool = {{PictureId(9), 0}, {PictureId(4), 1}, {PictureId(7), 1}};
        const std::vector<float> query = {0, 0};
        const FeatureSource same = [](std::span<const PictureId> ids, const FeatureVisitor& visit) {
            for (std::size_t i = 0; i < ids.size(); ++i)
                visit(i, std::vector<float>{3, 4});
        };
        const RankedMatches expected = {{PictureId(4), 1, 5}, {PictureId(7), 1, 5}};
        QVERIFY(rankByFeatures(pool, query, same, 2) == expected);
    }

    void picturesWithoutFeaturesAreLeftOut() {
        const Matches pool = {{PictureId(1), 0}, {PictureId(2), 0}};
        const std::vector<float> query = {0};
        const FeatureSource second = [](std::span<const PictureId>, const FeatureVisitor& visit) {
            visit(1, std::vector<float>{2});
        };
        QVERIFY(rankByFeatures(pool, query, second, 2) == RankedMatches({{PictureId(2), 0, 2}}));
    }

    void nothingIsReadForNothing() {
        FeatureSample sample(24, 10, true);
        const std::vector<float> query = queryLike(sample, true);
        const FeatureSource none = [](std::span<const PictureId>, const FeatureVisitor&) {
            QFAIL("features were read");
        };
        QVERIFY(rankByFeatures({}, query, none, 5).empty());
        QVERIFY(rankByFeatures({{PictureId(1), 0}}, query, none, 0).empty());
        const FeatureSample empty(24, 0, true);
        QVERIFY(candidatePool(empty.search(BinaryCode(24)), {.top = 5, .radius = {}}).empty());
        QVERIFY(candidatePool(sample.search(sample.codes[0]), {.top = 0, .radius = {}}).empty());
    }

    void aPoolNeedsALimit() {
        FeatureSample sample(24, 10, true);
        QVERIFY_EXCEPTION_THROWN(candidatePool(sample.search(sample.codes[0]), {}), Error);
    }

private:
    static void addSamples() {
        QTest::addColumn<bool>("whole");
        QTest::newRow("features that tie") << true;
        QTest::newRow("features whose sums are rounded") << false;
    }
    static std::vector<float> queryLike(const FeatureSample& sample, bool whole) {
        return whole ? wholeValues(FeatureSample::length, 1, 33)
                     : std::vector<float>(sample.features.begin(), sample.features.begin() + 24);
    }
    static BinaryCode codeOf(const FeatureSample& sample, PictureId id) {
        return sample.codes[static_cast<std::size_t>(id)];
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::FeatureRankingTest)
#include "feature_ranking_test.moc"
