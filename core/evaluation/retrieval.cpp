#include "core/evaluation/retrieval.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/evaluation/average_precision.h"
#include "core/evaluation/code_health.h"
#include "core/evaluation/intervals.h"
#include "core/evaluation/on_threads.h"
#include "core/evaluation/ranking_judge.h"

namespace kindred {
namespace {

/// Codes judged in one go. Fixed, since the order in which their figures are added must not depend on the
/// threads; small, since the job is asked between two whether it shall stop.
constexpr std::size_t runLength = 16;

void check(const LabelledCodes& database, const LabelledCodes& queries) {
    assert(database.codes.size() == database.labels.size() && queries.codes.size() == queries.labels.size());
    if (database.codes.empty() || queries.codes.empty())
        throw Error(ErrorCategory::DataSet, "evaluation-empty", {},
                    "There is nothing to judge: the data set's training or test split has no pictures.");
    const int bits = database.codes.front().bits();
    for (const LabelledCodes* side : {&database, &queries}) {
        for (const BinaryCode& code : side->codes) {
            if (code.bits() != bits)
                throw Error(ErrorCategory::Usage, "code-length-differs",
                            {std::to_string(code.bits()), std::to_string(bits)},
                            "Codes of " + std::to_string(code.bits()) + " and of " + std::to_string(bits) +
                                " bits cannot be compared; make both with one model.");
        }
    }
}

/// Judges runs of codes until none is left or the job is stopped; each worker takes the next run.
class RankingJob {
public:
    RankingJob(const RankingJudge& judge, const LabelledCodes& queries, std::size_t cutoffs,
               const JobContext& context)
        : m_judge(judge),
          m_queries(groupByCode(queries)),
          m_averagePrecisions(queries.codes.size()),
          m_context(context) {
        m_runs.assign((m_queries.size() + runLength - 1) / runLength, RankingSums(cutoffs, judge.bits()));
    }

    void work() {
        while (m_context.proceed()) {
            const std::size_t run = m_next.fetch_add(1);
            if (run >= m_runs.size())
                return;
            const std::size_t first = run * runLength;
            const std::size_t end = std::min(first + runLength, m_queries.size());
            for (std::size_t code = first; code < end; ++code)
                m_judge.judge(m_queries[code], m_runs[run], m_averagePrecisions);
            finished(m_runs[run].queries);
        }
    }

    bool complete() const { return m_done == m_averagePrecisions.size(); }

    /// In the order of the queries, so that it is the same at any number of threads.
    RankingSums total() const {
        RankingSums sums = m_runs.front();
        for (std::size_t run = 1; run < m_runs.size(); ++run)
            sums += m_runs[run];
        return sums;
    }

    std::vector<double> takeAveragePrecisions() { return std::move(m_averagePrecisions); }

private:
    /// Under one lock with the report, so that progress never goes back.
    void finished(std::size_t queries) {
        const std::lock_guard lock(m_mutex);
        m_done += queries;
        m_context.report(
            {.stage = "ranking", .done = m_done, .total = m_averagePrecisions.size(), .detail = {}});
    }

    const RankingJudge& m_judge;
    std::vector<CodeGroup> m_queries;
    std::vector<double> m_averagePrecisions;  ///< by query
    const JobContext& m_context;
    std::vector<RankingSums> m_runs;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex;
    std::size_t m_done = 0;
};

RadiusFigures radiusFigures(int radius, const RankingSums& sums) {
    const RankingSums::WithinRadius& sum = sums.withinRadius[radius];
    const auto queries = static_cast<double>(sums.queries);
    const auto returned = static_cast<double>(sum.returned);
    const auto relevantReturned = static_cast<double>(sum.relevant);
    RadiusFigures figures;
    figures.radius = radius;
    figures.precision = sum.precision / queries;
    figures.recall = sum.recall / queries;
    figures.returned = returned / queries;
    figures.emptyQueries = static_cast<double>(sum.emptyQueries) / queries;
    if (sum.returned > 0)
        figures.microPrecision = relevantReturned / returned;
    if (sums.relevant > 0)
        figures.microRecall = relevantReturned / static_cast<double>(sums.relevant);
    return figures;
}

MeanAveragePrecision meanAveragePrecision(const RankingSums& sums, std::span<const double> averagePrecisions,
                                          const RetrievalOptions& options) {
    const auto queries = static_cast<double>(sums.queries);
    MeanAveragePrecision map;
    map.stable = sums.stable / queries;
    map.expected = sums.expected / queries;
    map.literal = sums.literal / queries;
    // Where nothing ties all four are equal, and rounding must not put a bound on the wrong side.
    map.lower = std::min({sums.lower / queries, map.stable, map.expected});
    map.upper = std::max({sums.upper / queries, map.stable, map.expected});
    map.interval = bootstrapInterval(averagePrecisions, {.threads = options.threads});
    return map;
}

/// The mean over the queries of what a ranking by chance gets.
double chanceOf(const ClassTables& database, const std::vector<std::int32_t>& queries, std::size_t top) {
    std::map<std::int32_t, std::size_t> counts;
    for (const std::int32_t label : queries)
        ++counts[label];
    double sum = 0;
    for (const auto& [label, count] : counts)
        sum += static_cast<double>(count) *
               chanceAveragePrecision(database.all().size(), database.ofClass(label).size(), top);
    return sum / static_cast<double>(queries.size());
}

void addCurves(const RankingSums& sums, const RetrievalOptions& options, RetrievalFigures& figures) {
    const auto queries = static_cast<double>(sums.queries);
    for (std::size_t i = 0; i < options.cutoffs.size(); ++i) {
        const RankingSums::AtCutoff& sum = sums.atCutoff[i];
        figures.precisionAt.push_back(
            {options.cutoffs[i], sum.precision / queries, sum.expectedPrecision / queries});
        figures.recallAt.push_back({options.cutoffs[i], sum.recall / queries, sum.expectedRecall / queries});
    }
    for (int radius = 0; radius < static_cast<int>(sums.withinRadius.size()); ++radius)
        figures.byRadius.push_back(radiusFigures(radius, sums));
}

}  // namespace

std::optional<RetrievalFigures> evaluateRetrieval(const LabelledCodes& database, const LabelledCodes& queries,
                                                  const RetrievalOptions& options,
                                                  const JobContext& context) {
    check(database, queries);
    const ClassTables tables(database);
    const RankingJudge judge(tables, database.labels, options);
    RankingJob job(judge, queries, options.cutoffs.size(), context);
    onThreads(options.threads, [&job] { job.work(); });
    if (!job.complete())
        return std::nullopt;

    RetrievalFigures figures;
    figures.top = options.top;
    figures.queries = queries.codes.size();
    figures.database = database.codes.size();
    const RankingSums sums = job.total();
    figures.averagePrecisions = job.takeAveragePrecisions();
    figures.meanAveragePrecision = meanAveragePrecision(sums, figures.averagePrecisions, options);
    addCurves(sums, options, figures);
    figures.chance = chanceOf(tables, queries.labels, options.top);
    figures.distinctCodes = countDistinct(database.codes);
    figures.contamination = contamination(tables);
    BitFigures bits = bitFigures(database.codes);
    figures.bits = std::move(bits.bits);
    figures.bitCorrelation = bits.correlation;
    return figures;
}

}  // namespace kindred
