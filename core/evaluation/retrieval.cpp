#include "core/evaluation/retrieval.h"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <future>
#include <mutex>
#include <string>
#include <thread>

#include "core/base/error.h"
#include "core/evaluation/ranking_judge.h"

namespace kindred {
namespace {

/// Queries judged in one go. Fixed, since the order in which their figures are added must not depend on the
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

/// Judges runs of queries until none is left or the job is stopped; each worker takes the next run.
class RankingJob {
public:
    RankingJob(const RankingJudge& judge, const LabelledCodes& queries, std::size_t cutoffs,
               const JobContext& context)
        : m_judge(judge), m_queries(queries), m_context(context) {
        m_runs.assign((queries.codes.size() + runLength - 1) / runLength, RankingSums(cutoffs, judge.bits()));
    }

    void work() {
        while (m_context.proceed()) {
            const std::size_t run = m_next.fetch_add(1);
            if (run >= m_runs.size())
                return;
            const std::size_t first = run * runLength;
            const std::size_t end = std::min(first + runLength, m_queries.codes.size());
            for (std::size_t query = first; query < end; ++query)
                m_judge.judge(m_queries.codes[query], m_queries.labels[query], m_runs[run]);
            finished(end - first);
        }
    }

    bool complete() const { return m_done == m_queries.codes.size(); }

    /// In the order of the queries, so that it is the same at any number of threads.
    RankingSums total() const {
        RankingSums sums = m_runs.front();
        for (std::size_t run = 1; run < m_runs.size(); ++run)
            sums += m_runs[run];
        return sums;
    }

private:
    /// Under one lock with the report, so that progress never goes back.
    void finished(std::size_t queries) {
        const std::lock_guard lock(m_mutex);
        m_done += queries;
        m_context.report({.stage = "ranking", .done = m_done, .total = m_queries.codes.size(), .detail = {}});
    }

    const RankingJudge& m_judge;
    const LabelledCodes& m_queries;
    const JobContext& m_context;
    std::vector<RankingSums> m_runs;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex;
    std::size_t m_done = 0;
};

void workOnThreads(RankingJob& job, int threads) {
    const unsigned count = threads > 0 ? static_cast<unsigned>(threads) : std::thread::hardware_concurrency();
    std::vector<std::future<void>> workers;
    for (unsigned i = 1; i < count; ++i)
        workers.push_back(std::async(std::launch::async, [&job] { job.work(); }));
    job.work();
    for (std::future<void>& worker : workers)
        worker.get();
}

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

std::size_t countDistinct(std::vector<BinaryCode> codes) {
    std::ranges::sort(codes);
    return static_cast<std::size_t>(std::ranges::unique(codes).begin() - codes.begin());
}

}  // namespace

std::optional<RetrievalFigures> evaluateRetrieval(const LabelledCodes& database, const LabelledCodes& queries,
                                                  const RetrievalOptions& options,
                                                  const JobContext& context) {
    check(database, queries);
    const RankingJudge judge(database, options);
    RankingJob job(judge, queries, options.cutoffs.size(), context);
    workOnThreads(job, options.threads);
    if (!job.complete())
        return std::nullopt;

    const RankingSums sums = job.total();
    const auto count = static_cast<double>(sums.queries);
    RetrievalFigures figures;
    figures.top = options.top;
    figures.queries = queries.codes.size();
    figures.database = database.codes.size();
    figures.meanAveragePrecision = sums.averagePrecision / count;
    for (std::size_t i = 0; i < options.cutoffs.size(); ++i) {
        figures.precisionAt.push_back({options.cutoffs[i], sums.precisionAt[i] / count});
        figures.recallAt.push_back({options.cutoffs[i], sums.recallAt[i] / count});
    }
    for (int radius = 0; radius <= judge.bits(); ++radius)
        figures.byRadius.push_back(radiusFigures(radius, sums));
    figures.distinctCodes = countDistinct(database.codes);
    return figures;
}

}  // namespace kindred
