#include "core/search/ranked_search.h"

#include <QTest>
#include <cmath>

#include "core/base/error.h"
#include "core/search/asymmetric_search.h"
#include "core/search/hamming_search.h"
#include "tests/core/search/feature_sample.h"

namespace kindred {

class RankedSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_activations = fractions(48, 41);
        m_features = fractions(FeatureSample::length, 42);
        m_query = {.code = BinaryCode(48), .activations = m_activations, .features = m_features};
        // A picture of the table, of which some bits are doubtful.
        for (int bit = 0; bit < 48; ++bit) {
            float& activation = m_activations[static_cast<std::size_t>(bit)];
            activation = std::copysign(activation, m_sample.codes[5].bit(bit) ? 1.0F : -1.0F);
            m_query.code.setBit(bit, activation > 0);
        }
    }

    void hammingIsThePlainSearch() {
        const RankedMatches found = search(Ranking::Hamming, {.top = 30, .radius = {}});
        const Matches expected = searchNearest(m_sample.table, m_query.code, {.top = 30, .radius = {}});
        QCOMPARE(found.size(), std::size_t{30});
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY((found[i] == RankedMatch{expected[i].id, expected[i].distance,
                                             static_cast<double>(expected[i].distance)}));
        QVERIFY(m_sample.read.empty());
    }

    void asymmetricWeighsTheBits() {
        const SearchRequest request{.top = 30, .radius = 3};
        const RankedMatches found = search(Ranking::Asymmetric, request);
        QVERIFY(!found.empty());
        QVERIFY(found == searchAsymmetric(m_sample.table, m_activations, request));
        QVERIFY(m_sample.read.empty());
    }

    void featuresRankThePool() {
        for (const SearchRequest& request : m_requests) {
            const RankedMatches found = search(Ranking::Features, request);
            const Matches pool = candidatePool(m_sample.search(m_query.code), request);
            QVERIFY(!found.empty());
            QVERIFY(found ==
                    rankByFeatures(pool, m_features, m_sample.source(), request.top.value_or(pool.size())));
            QCOMPARE(m_sample.read.size(), pool.size());
        }
    }

    void aCodeAloneCanOnlyBeRankedByHammingDistance() {
        m_query.activations = {};
        m_query.features = {};
        QCOMPARE(search(Ranking::Hamming, {.top = 5, .radius = {}}).size(), std::size_t{5});
        for (const Ranking ranking : {Ranking::Asymmetric, Ranking::Features}) {
            try {
                search(ranking, {.top = 5, .radius = {}});
                QFAIL("a code alone was ranked");
            } catch (const Error& error) {
                QCOMPARE(error.code(), std::string("ranking-needs-picture"));
            }
        }
    }

    void liveCodesAreRankedAsATableIs() {
        LiveCodes live({.bits = 48, .ids = {}, .words = std::vector<AlignedWords>(1)}, 1);
        std::vector<CodeChange> changes;
        for (std::size_t i = 0; i < m_sample.codes.size(); ++i)
            changes.push_back({static_cast<PictureId>(i), m_sample.codes[i]});
        live.apply(changes);
        for (const Ranking ranking : {Ranking::Hamming, Ranking::Asymmetric, Ranking::Features}) {
            for (const SearchRequest& request : m_requests) {
                const auto found = searchRanked(live, m_query, request, ranking, m_sample.source());
                QVERIFY(!found.empty());
                QVERIFY(found == search(ranking, request));
            }
        }
    }

    void whatCannotBeSearchedIsRefused() {
        for (const Ranking ranking : {Ranking::Hamming, Ranking::Asymmetric, Ranking::Features})
            QVERIFY_EXCEPTION_THROWN(search(ranking, {}), Error);
    }

    void theSourceIsOnlyNeededForFeatures() {
        const SearchRequest request{.top = 5, .radius = {}};
        QCOMPARE(searchRanked(m_sample.table, m_query, request, Ranking::Asymmetric, {}).size(),
                 std::size_t{5});
    }

private:
    RankedMatches search(Ranking ranking, const SearchRequest& request) {
        m_sample.read.clear();
        return searchRanked(m_sample.table, m_query, request, ranking, m_sample.source());
    }

    const std::vector<SearchRequest> m_requests = {
        {.top = 30, .radius = {}}, {.top = {}, .radius = 2}, {.top = 3, .radius = 3}};
    FeatureSample m_sample{48, 2000, false};
    std::vector<float> m_activations;
    std::vector<float> m_features;
    RankedQuery m_query;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::RankedSearchTest)
#include "ranked_search_test.moc"
