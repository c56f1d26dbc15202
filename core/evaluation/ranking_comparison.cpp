#include "core/evaluation/ranking_comparison.h"

#include <time.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cstdint>
#include <mutex>
#include <numeric>

#include "core/evaluation/match_precision.h"
#include "core/evaluation/on_threads.h"
#include "core/search/exhaustive_search.h"
#include "core/search/live_codes.h"
#include "core/search/ranked_search.h"

namespace kindred {
namespace {

/// Queries ranked in one go: enough that an exhaustive search seldom reads the database, few enough that the
/// job is soon asked whether it shall stop.
constexpr std::size_t runLength = 16;

/// Spread over the split: their mean is what one query takes.
constexpr std::size_t timedQueries = 100;

struct Way {
    const char* name;
    std::optional<Ranking> ranking;  ///< nothing: without any codes
};

std::vector<Way> waysFor(Ranking ranking) {
    constexpr Way hamming{"hamming", Ranking::Hamming};
    switch (ranking) {
        case Ranking::Asymmetric:
            return {hamming, {"asymmetric", Ranking::Asymmetric}};
        case Ranking::Features:
            return {{"exhaustive", std::nullopt}, hamming, {"features", Ranking::Features}};
        case Ranking::Hamming:
            break;
    }
    return {hamming};
}

/// That this thread has had.
double processorMilliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// With the pictures' places in the split as ids.
PackedCodes packed(const std::vector<BinaryCode>& codes) {
    PackedCodes packed = emptyCodes(codes.front().bits(), codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i)
        append(packed, static_cast<PictureId>(i), codes[i]);
    return packed;
}

/// The values of picture `index`, or of some from there on, where each of `pictures` has as many.
std::span<const float> partOf(std::span<const float> values, std::size_t pictures, std::size_t index,
                              std::size_t count = 1) {
    const std::size_t length = values.size() / pictures;
    return values.subspan(index * length, count * length);
}

/// What was found for some queries in turn, and of how many pictures features were read for that.
struct Found {
    std::vector<RankedMatches> matches;
    std::uint64_t candidates = 0;
};

class Comparison {
public:
    Comparison(const ComparedSplit& database, const ComparedSplit& queries, const ComparisonOptions& options,
               const JobContext& context)
        : m_database(database),
          m_queries(queries),
          m_options(options),
          m_context(context),
          m_codes(packed(database.labelled.codes), 1) {}

    /// The figures of each way in turn; nothing if stopped.
    std::optional<std::vector<RankingFigures>> compare(const std::vector<Way>& ways, double hammingMap);

private:
    std::size_t queryCount() const { return m_queries.labelled.codes.size(); }
    std::size_t pictureCount() const { return m_database.labelled.codes.size(); }

    Found rank(const Way& way, std::size_t first, std::size_t count) const;
    Found rankByCodes(Ranking ranking, std::size_t first, std::size_t count) const;
    Found rankExhaustively(std::size_t first, std::size_t count) const;
    bool judge(const Way& way, RankingFigures& figures);
    bool measure(const Way& way, RankingFigures& figures) const;
    void finished(std::size_t queries);

    const ComparedSplit& m_database;
    const ComparedSplit& m_queries;
    const ComparisonOptions& m_options;
    const JobContext& m_context;
    LiveCodes m_codes;
    std::mutex m_mutex;
    std::size_t m_done = 0;  ///< queries, those of all ways together
    std::size_t m_total = 0;
};

std::optional<std::vector<RankingFigures>> Comparison::compare(const std::vector<Way>& ways,
                                                               double hammingMap) {
    std::vector<RankingFigures> all;
    m_total = (ways.size() - 1) * queryCount();
    for (const Way& way : ways) {
        RankingFigures figures;
        figures.rank = way.name;
        if (way.ranking == Ranking::Features)
            figures.radius = m_options.radius;
        if (way.ranking == Ranking::Hamming)
            figures.meanAveragePrecision = hammingMap;
        else if (!judge(way, figures))
            return std::nullopt;
        if (!measure(way, figures))
            return std::nullopt;
        all.push_back(std::move(figures));
    }
    return all;
}

Found Comparison::rank(const Way& way, std::size_t first, std::size_t count) const {
    return way.ranking ? rankByCodes(*way.ranking, first, count) : rankExhaustively(first, count);
}

Found Comparison::rankByCodes(Ranking ranking, std::size_t first, std::size_t count) const {
    Found found;
    const FeatureSource source = [&](std::span<const PictureId> ids, const FeatureVisitor& visit) {
        found.candidates += ids.size();
        for (std::size_t i = 0; i < ids.size(); ++i)
            visit(i, partOf(m_database.features, pictureCount(), static_cast<std::size_t>(ids[i])));
    };
    SearchRequest request{.top = m_options.top, .radius = {}};
    if (ranking == Ranking::Features)
        request.radius = m_options.radius;
    for (std::size_t query = first; query < first + count; ++query)
        found.matches.push_back(
            searchRanked(m_codes,
                         {.code = m_queries.labelled.codes[query],
                          .activations = partOf(m_queries.activations, queryCount(), query),
                          .features = partOf(m_queries.features, queryCount(), query)},
                         request, ranking, source));
    return found;
}

Found Comparison::rankExhaustively(std::size_t first, std::size_t count) const {
    const std::size_t length = m_database.features.size() / pictureCount();
    const FeatureRows queries(partOf(m_queries.features, queryCount(), first, count), length);
    return {searchExhaustively(FeatureRows(m_database.features, length), queries, m_options.top),
            pictureCount() * count};
}

/// All queries, on all threads; added up in the order of the queries. False if stopped.
bool Comparison::judge(const Way& way, RankingFigures& figures) {
    std::vector<double> averagePrecisions(queryCount());
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> judged = 0;
    std::atomic<std::uint64_t> candidates = 0;
    onThreads(m_options.threads, [&] {
        while (m_context.proceed()) {
            const std::size_t first = next.fetch_add(runLength);
            if (first >= queryCount())
                return;
            const std::size_t count = std::min(runLength, queryCount() - first);
            const Found found = rank(way, first, count);
            for (std::size_t i = 0; i < count; ++i)
                averagePrecisions[first + i] =
                    averagePrecisionOf(found.matches[i], m_database.labelled.labels,
                                       m_queries.labelled.labels[first + i], m_options.top);
            candidates += found.candidates;
            judged += count;
            finished(count);
        }
    });
    const auto queries = static_cast<double>(queryCount());
    figures.meanAveragePrecision =
        std::accumulate(averagePrecisions.begin(), averagePrecisions.end(), 0.0) / queries;
    figures.candidates = static_cast<double>(candidates) / queries;
    return judged == queryCount();
}

/// Some queries, one after the other on this thread; only what a search takes is counted. False if stopped.
bool Comparison::measure(const Way& way, RankingFigures& figures) const {
    const std::size_t count = std::min(timedQueries, queryCount());
    double spent = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!m_context.proceed())
            return false;
        const std::size_t query = i * queryCount() / count;
        const double start = processorMilliseconds();
        rank(way, query, 1);
        spent += processorMilliseconds() - start;
    }
    figures.millisecondsPerQuery = spent / static_cast<double>(count);
    return true;
}

/// Under one lock with the report, so that progress never goes back.
void Comparison::finished(std::size_t queries) {
    const std::lock_guard lock(m_mutex);
    m_done += queries;
    m_context.report({.stage = "comparing", .done = m_done, .total = m_total, .detail = {}});
}

}  // namespace

std::optional<std::vector<RankingFigures>> compareRankings(const ComparedSplit& database,
                                                           const ComparedSplit& queries, double hammingMap,
                                                           const ComparisonOptions& options,
                                                           const JobContext& context) {
    assert(!database.labelled.codes.empty() && !queries.labelled.codes.empty());
    return Comparison(database, queries, options, context).compare(waysFor(options.ranking), hammingMap);
}

}  // namespace kindred
