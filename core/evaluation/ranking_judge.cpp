#include "core/evaluation/ranking_judge.h"

#include <algorithm>

#include "core/search/distance_histogram.h"
#include "core/search/hamming_search.h"

namespace kindred {
namespace {

double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

void addEach(std::vector<double>& sums, const std::vector<double>& more) {
    std::ranges::transform(sums, more, sums.begin(), std::plus());
}

}  // namespace

RankingSums& RankingSums::operator+=(const RankingSums& other) {
    queries += other.queries;
    relevant += other.relevant;
    averagePrecision += other.averagePrecision;
    addEach(precisionAt, other.precisionAt);
    addEach(recallAt, other.recallAt);
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

RankingJudge::RankingJudge(const LabelledCodes& database, const RetrievalOptions& options)
    : m_options(options),
      m_depth(options.top),
      m_labels(database.labels),
      m_database(database.codes.front().bits()),
      m_noClass(m_database.bits()) {
    for (const std::size_t cutoff : options.cutoffs)
        m_depth = std::max(m_depth, cutoff);
    m_database.reserve(database.codes.size());
    for (std::size_t i = 0; i < database.codes.size(); ++i) {
        const auto id = static_cast<PictureId>(i);
        m_database.add(id, database.codes[i]);
        m_classes.try_emplace(database.labels[i], bits()).first->second.add(id, database.codes[i]);
    }
}

void RankingJudge::judge(const BinaryCode& query, std::int32_t label, RankingSums& sums) const {
    const auto found = m_classes.find(label);
    const CodeTable& relevant = found != m_classes.end() ? found->second : m_noClass;
    ++sums.queries;
    sums.relevant += relevant.size();
    judgeOrder(query, label, relevant.size(), sums);
    judgeRadii(query, relevant, sums);
}

void RankingJudge::judgeOrder(const BinaryCode& query, std::int32_t label, std::size_t relevant,
                              RankingSums& sums) const {
    const Matches ranking = searchNearest(m_database, query, {.top = m_depth, .radius = {}});
    std::vector<std::size_t> hits(ranking.size() + 1);  // relevant ones among the first k
    double precisionSum = 0;
    for (std::size_t k = 1; k <= ranking.size(); ++k) {
        const bool isRelevant = m_labels[static_cast<std::size_t>(ranking[k - 1].id)] == label;
        hits[k] = hits[k - 1] + (isRelevant ? 1 : 0);
        if (isRelevant && k <= m_options.top)
            precisionSum += static_cast<double>(hits[k]) / static_cast<double>(k);
    }

    const auto hitsAt = [&](std::size_t k) { return static_cast<double>(hits[std::min(k, ranking.size())]); };
    sums.averagePrecision += share(precisionSum, hitsAt(m_options.top));
    for (std::size_t i = 0; i < m_options.cutoffs.size(); ++i) {
        const std::size_t k = m_options.cutoffs[i];
        sums.precisionAt[i] += share(hitsAt(k), static_cast<double>(k));
        sums.recallAt[i] += share(hitsAt(k), static_cast<double>(relevant));
    }
}

void RankingJudge::judgeRadii(const BinaryCode& query, const CodeTable& relevant, RankingSums& sums) const {
    const std::vector<std::uint64_t> all = distanceHistogram(m_database, query);
    const std::vector<std::uint64_t> hits = distanceHistogram(relevant, query);
    std::uint64_t returned = 0;
    std::uint64_t relevantReturned = 0;
    for (std::size_t radius = 0; radius < all.size(); ++radius) {
        returned += all[radius];
        relevantReturned += hits[radius];
        RankingSums::WithinRadius& sum = sums.withinRadius[radius];
        sum.precision += share(static_cast<double>(relevantReturned), static_cast<double>(returned));
        sum.recall += share(static_cast<double>(relevantReturned), static_cast<double>(relevant.size()));
        sum.returned += returned;
        sum.relevant += relevantReturned;
        sum.emptyQueries += returned == 0 ? 1 : 0;
    }
}

}  // namespace kindred
