#include "core/evaluation/ranking_comparison.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <vector>

#include "core/evaluation/retrieval.h"
#include "tests/core/evaluation/sample_codes.h"
#include "tests/core/search/sample_features.h"

namespace kindred {
namespace {

constexpr int bits = 16;
constexpr std::size_t featureLength = 12;
constexpr std::size_t top = 50;

/// Whole numbers tie often, and their sums are exact.
struct Split {
    Split(std::size_t count, std::uint64_t seed)
        : labelled(classCodes(count, bits, 5, 15, seed)),
          features(wholeValues(count * featureLength, 3, seed + 100)) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::vector<float> weights = wholeValues(bits, 4, seed + 200 + i);
            for (int bit = 0; bit < bits; ++bit) {
                const float weight = weights[static_cast<std::size_t>(bit)] + 1;
                activations.push_back(labelled.codes[i].bit(bit) ? weight : -weight);
            }
            // Something of the class, so that features are worth more than chance.
            features[i * featureLength] += 4 * static_cast<float>(labelled.labels[i]);
        }
    }

    ComparedSplit view() const { return {labelled, activations, features}; }

    LabelledCodes labelled;
    std::vector<float> activations;
    std::vector<float> features;
};

using Distance = std::function<double(std::size_t query, std::size_t picture)>;

/// mAP@R by sorting the whole database by (distance, index); what `isCandidate` refuses is not found.
double naiveMap(const Split& database, const Split& queries, const Distance& distance,
                const std::function<bool(std::size_t, std::size_t)>& isCandidate) {
    double sum = 0;
    for (std::size_t query = 0; query < queries.labelled.codes.size(); ++query) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < database.labelled.codes.size(); ++i) {
            if (isCandidate(query, i))
                order.push_back(i);
        }
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return distance(query, i); });
        double precisions = 0;
        int relevant = 0;
        for (std::size_t k = 0; k < std::min(top, order.size()); ++k) {
            if (database.labelled.labels[order[k]] == queries.labelled.labels[query])
                precisions += ++relevant / static_cast<double>(k + 1);
        }
        sum += relevant > 0 ? precisions / relevant : 0;
    }
    return sum / static_cast<double>(queries.labelled.codes.size());
}

bool close(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

}  // namespace

class RankingComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hammingStandsAloneUnlessComparedWithSomething() {
        const auto rows = compare({.ranking = Ranking::Hamming, .top = top});
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows[0].rank, std::string("hamming"));
        QVERIFY(rows[0].meanAveragePrecision == 0.25);  // as it was given
        QVERIFY(rows[0].millisecondsPerQuery > 0);
        QVERIFY(rows[0].candidates == 0);
        QVERIFY(!rows[0].radius);
    }

    void asymmetricRankingIsThatOfTheDefinition() {
        const auto rows = compare({.ranking = Ranking::Asymmetric, .top = top});
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].rank, std::string("hamming"));
        QCOMPARE(rows[1].rank, std::string("asymmetric"));
        QVERIFY(close(rows[1].meanAveragePrecision, naiveMap(m_database, m_queries, weighted(), everyone)));
        QVERIFY(rows[1].candidates == 0);
    }

    void withUnitActivationsItIsHammingRanking() {
        Split queries = m_queries;
        for (float& activation : queries.activations)
            activation = std::copysign(1.0F, activation);
        const double hamming = evaluateRetrieval(m_database.labelled, queries.labelled, {.top = top}, {})
                                   ->meanAveragePrecision.stable;
        const auto rows = compareRankings(m_database.view(), queries.view(), hamming,
                                          {.ranking = Ranking::Asymmetric, .top = top}, {});
        QVERIFY(close(rows->at(1).meanAveragePrecision, hamming));
        QVERIFY(
            !close(compare({.ranking = Ranking::Asymmetric, .top = top})[1].meanAveragePrecision, hamming));
    }

    void featuresAreRankedOfAllAndOfThePool() {
        const auto rows = compare({.ranking = Ranking::Features, .top = top});
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].rank, std::string("exhaustive"));
        QCOMPARE(rows[1].rank, std::string("hamming"));
        QCOMPARE(rows[2].rank, std::string("features"));
        QVERIFY(close(rows[0].meanAveragePrecision, naiveMap(m_database, m_queries, euclidean(), everyone)));
        QVERIFY(rows[0].candidates == 600);

        std::vector<int> radii;
        for (std::size_t query = 0; query < 70; ++query) {
            int radius = 0;
            while (within(query, radius) < top)
                ++radius;
            radii.push_back(radius);
        }
        QVERIFY(std::ranges::min(radii) < std::ranges::max(radii));
        double pool = 0;
        for (std::size_t query = 0; query < 70; ++query)
            pool += static_cast<double>(within(query, radii[query])) / 70;
        QVERIFY(std::abs(rows[2].candidates - pool) < 1e-9);
        QVERIFY(!rows[2].radius);
        const auto inPool = [&](std::size_t query, std::size_t i) {
            return differing(query, i) <= radii[query];
        };
        QVERIFY(close(rows[2].meanAveragePrecision, naiveMap(m_database, m_queries, euclidean(), inPool)));
    }

    void aGivenRadiusIsThePool() {
        const auto rows = compare({.ranking = Ranking::Features, .top = top, .radius = 2});
        QVERIFY(rows[2].radius == 2);
        QVERIFY(!rows[0].radius && !rows[1].radius);
        const auto inPool = [&](std::size_t query, std::size_t i) { return differing(query, i) <= 2; };
        QVERIFY(close(rows[2].meanAveragePrecision, naiveMap(m_database, m_queries, euclidean(), inPool)));
        QVERIFY(rows[2].candidates > 0 && rows[2].candidates < 600);
    }

    void aPoolOfAllIsExhaustive() {
        const auto rows = compare({.ranking = Ranking::Features, .top = top, .radius = bits});
        QVERIFY(rows[2].meanAveragePrecision == rows[0].meanAveragePrecision);
        QVERIFY(rows[2].candidates == 600);
    }

    void isTheSameAtAnyNumberOfThreads() {
        for (const Ranking ranking : {Ranking::Asymmetric, Ranking::Features}) {
            const auto one = compare({.ranking = ranking, .top = top, .threads = 1});
            for (const int threads : {0, 2, 5}) {
                const auto more = compare({.ranking = ranking, .top = top, .threads = threads});
                for (std::size_t i = 0; i < one.size(); ++i) {
                    QVERIFY(more[i].meanAveragePrecision == one[i].meanAveragePrecision);
                    QVERIFY(more[i].candidates == one[i].candidates);
                }
            }
        }
    }

    void reportsProgressThatNeverGoesBack() {
        std::vector<Progress> reports;
        const JobContext context({}, nullptr, [&](const Progress& progress) { reports.push_back(progress); });
        QVERIFY(compareRankings(m_database.view(), m_queries.view(), 0,
                                {.ranking = Ranking::Features, .top = top, .threads = 3}, context));
        QVERIFY(!reports.empty());
        QVERIFY(std::ranges::is_sorted(reports, {}, &Progress::done));
        QVERIFY(std::ranges::all_of(reports, [](const Progress& progress) {
            return progress.stage == "comparing" && progress.total == 140;  // two rankings of 70 queries
        }));
        QCOMPARE(reports.back().done, 140);
    }

    void returnsNothingWhenStopped() {
        std::stop_source stop;
        std::uint64_t done = 0;
        const JobContext context(stop.get_token(), nullptr, [&](const Progress& progress) {
            done = progress.done;
            stop.request_stop();
        });
        QVERIFY(!compareRankings(m_database.view(), m_queries.view(), 0,
                                 {.ranking = Ranking::Features, .top = top, .threads = 2}, context));
        QVERIFY(done > 0 && done < 140);
        QVERIFY(!compareRankings(m_database.view(), m_queries.view(), 0, {}, context));
    }

private:
    std::vector<RankingFigures> compare(const ComparisonOptions& options) const {
        return compareRankings(m_database.view(), m_queries.view(), 0.25, options, {}).value();
    }

    static bool everyone(std::size_t, std::size_t) { return true; }

    int differing(std::size_t query, std::size_t i) const {
        return hammingDistance(m_queries.labelled.codes[query], m_database.labelled.codes[i]);
    }
    std::size_t within(std::size_t query, int radius) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_database.labelled.codes.size(); ++i)
            count += differing(query, i) <= radius ? 1 : 0;
        return count;
    }

    Distance weighted() const {
        return [this](std::size_t query, std::size_t i) {
            double sum = 0;
            for (int bit = 0; bit < bits; ++bit) {
                const float activation = m_queries.activations[query * bits + static_cast<std::size_t>(bit)];
                sum += (activation > 0) != m_database.labelled.codes[i].bit(bit) ? std::abs(activation) : 0;
            }
            return sum;
        };
    }

    Distance euclidean() const {
        return [this](std::size_t query, std::size_t i) {
            double sum = 0;
            for (std::size_t j = 0; j < featureLength; ++j)
                sum += std::pow(static_cast<double>(m_queries.features[query * featureLength + j]) -
                                    static_cast<double>(m_database.features[i * featureLength + j]),
                                2);
            return sum;
        };
    }

    const Split m_database{600, 1};
    const Split m_queries{70, 2};
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::RankingComparisonTest)
#include "ranking_comparison_test.moc"
