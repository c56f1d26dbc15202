#include "core/evaluation/ranking_judge.h"

#include <algorithm>
#include <utility>

#include "core/search/distance_histogram.h"
#include "core/search/hamming_search.h"

namespace kindred {
namespace {

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

/// The least radius that holds `count` pictures, so that the search keeps none that it must throw away.
int radiusOf(const std::vector<std::uint64_t>& histogram, std::size_t count) {
    std::uint64_t within = 0;
    int radius = 0;
    for (const std::uint64_t pictures : histogram) {
        within += pictures;
        if (within >= count)
            break;
        ++radius;
    }
    return radius;
}

std::vector<TieGroup> tiesOf(const std::vector<std::uint64_t>& all,
                             const std::vector<std::uint64_t>& relevant) {
    std::vector<TieGroup> ties(all.size());
    for (std::size_t distance = 0; distance < all.size(); ++distance)
        ties[distance] = {all[distance], relevant[distance]};
    return ties;
}

}  // namespace

/// What all queries of one code and one label share.
struct RankingJudge::Measured {
    std::vector<std::size_t> hits;  ///< relevant ones among the first k
    std::vector<TieGroup> ties;     ///< by distance
    std::uint64_t relevant = 0;
    double precisions = 0;  ///< sum of the precisions at relevant ranks up to R
    double averagePrecision = 0;

    double hitsAt(std::size_t k) const { return static_cast<double>(hits[std::min(k, hits.size() - 1)]); }
};

RankingSums& RankingSums::operator+=(const RankingSums& other) {
    queries += other.queries;
    relevant += other.relevant;
    stable += other.stable;
    literal += other.literal;
    expected += other.expected;
    lower += other.lower;
    upper += other.upper;
    for (std::size_t i = 0; i < atCutoff.size(); ++i) {
        AtCutoff& sum = atCutoff[i];
        const AtCutoff& more = other.atCutoff[i];
        sum.precision += more.precision;
        sum.recall += more.recall;
        sum.expectedPrecision += more.expectedPrecision;
        sum.expectedRecall += more.expectedRecall;
    }
    for (std::size_t radius = 0; radius < withinRadius.size(); ++radius) {
        WithinRadius& sum = withinRadius[radius];
        const WithinRadius& more = other.withinRadius[radius];
        sum.precision += more.precision;
        sum.recall += more.recall;
        sum.returned += more.returned;
        sum.relevant += more.relevant;
        sum.emptyQueries += more.emptyQueries;
    }
    return *this;
}

RankingJudge::RankingJudge(const ClassTables& database, const std::vector<std::int32_t>& labels,
                           const RetrievalOptions& options)
    : m_database(database), m_labels(labels), m_options(options), m_depth(options.top) {
    for (const std::size_t cutoff : options.cutoffs)
        m_depth = std::max(m_depth, cutoff);
}

void RankingJudge::judge(const CodeGroup& queries, RankingSums& sums,
                         std::span<double> averagePrecisions) const {
    const std::vector<std::uint64_t> all = distanceHistogram(m_database.all(), queries.code);
    const Matches ranking =
        searchNearest(m_database.all(), queries.code, {.top = m_depth, .radius = radiusOf(all, m_depth)});
    for (const auto& [label, members] : queries.pictures) {
        const auto relevant = distanceHistogram(m_database.ofClass(label), queries.code);
        const Measured measured = measure(ranking, label, tiesOf(all, relevant));
        sums.queries += members.size();
        sums.relevant += measured.relevant * members.size();
        addOrder(measured, static_cast<double>(members.size()), sums);
        addRadii(measured, members.size(), sums);
        for (const std::size_t query : members)
            averagePrecisions[query] = measured.averagePrecision;
    }
}

RankingJudge::Measured RankingJudge::measure(const Matches& ranking, std::int32_t label,
                                             std::vector<TieGroup> ties) const {
    Measured measured;
    measured.ties = std::move(ties);
    measured.relevant = m_database.ofClass(label).size();
    measured.hits.resize(ranking.size() + 1);
    for (std::size_t k = 1; k <= ranking.size(); ++k) {
        const bool isRelevant = m_labels[static_cast<std::size_t>(ranking[k - 1].id)] == label;
        measured.hits[k] = measured.hits[k - 1] + (isRelevant ? 1 : 0);
    }
    measured.precisions = precisionSum(measured.hits, m_options.top);
    measured.averagePrecision = averagePrecision(measured.hits, m_options.top);
    return measured;
}

void RankingJudge::addOrder(const Measured& measured, double queries, RankingSums& sums) const {
    const TiedAveragePrecision tied = tiedAveragePrecision(measured.ties, m_options.top);
    sums.stable += queries * measured.averagePrecision;
    sums.literal += queries * measured.precisions / static_cast<double>(m_options.top);
    sums.expected += queries * tied.expected;
    sums.lower += queries * tied.lower;
    sums.upper += queries * tied.upper;
    const auto relevant = static_cast<double>(measured.relevant);
    for (std::size_t i = 0; i < m_options.cutoffs.size(); ++i) {
        const std::size_t k = m_options.cutoffs[i];
        const double hits = measured.hitsAt(k);
        const double expected = expectedHits(measured.ties, k);
        RankingSums::AtCutoff& sum = sums.atCutoff[i];
        sum.precision += queries * hits / static_cast<double>(k);
        sum.recall += queries * share(hits, relevant);
        sum.expectedPrecision += queries * expected / static_cast<double>(k);
        sum.expectedRecall += queries * share(expected, relevant);
    }
}

void RankingJudge::addRadii(const Measured& measured, std::size_t queries, RankingSums& sums) {
    const auto times = static_cast<double>(queries);
    std::uint64_t returned = 0;
    std::uint64_t relevant = 0;
    for (std::size_t radius = 0; radius < measured.ties.size(); ++radius) {
        returned += measured.ties[radius].pictures;
        relevant += measured.ties[radius].relevant;
        RankingSums::WithinRadius& sum = sums.withinRadius[radius];
        sum.precision += times * share(static_cast<double>(relevant), static_cast<double>(returned));
        sum.recall += times * share(static_cast<double>(relevant), static_cast<double>(measured.relevant));
        sum.returned += queries * returned;
        sum.relevant += queries * relevant;
        sum.emptyQueries += returned == 0 ? queries : 0;
    }
}

}  // namespace kindred
