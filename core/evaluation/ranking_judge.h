#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/average_precision.h"
#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/labelled_codes.h"
#include "core/evaluation/retrieval.h"
#include "core/search/search_types.h"

namespace kindred {

/// The measures of methods.md 9.2 and 9.3, each added up over a run of queries. Sums are fractions of
/// floating point, so that adding the runs in one fixed order gives one result, however they were spread over
/// threads.
struct RankingSums {
    struct AtCutoff {
        double precision = 0;
        double recall = 0;
        double expectedPrecision = 0;
        double expectedRecall = 0;
    };
    struct WithinRadius {
        double precision = 0;
        double recall = 0;
        std::uint64_t returned = 0;
        std::uint64_t relevant = 0;
        std::uint64_t emptyQueries = 0;
    };

    RankingSums(std::size_t cutoffs, int bits) : atCutoff(cutoffs), withinRadius(bits + 1) {}

    RankingSums& operator+=(const RankingSums& other);

    std::size_t queries = 0;
    std::uint64_t relevant = 0;  ///< in the database, a query after the other
    double stable = 0;           ///< AP@R, as the next ones
    double literal = 0;
    double expected = 0;
    double lower = 0;
    double upper = 0;
    std::vector<AtCutoff> atCutoff;          ///< by the options' cutoffs
    std::vector<WithinRadius> withinRadius;  ///< radius 0..bits
};

/// A database made ready for judging rankings of it. Any number of threads may call judge() at a time.
class RankingJudge {
public:
    /// Nothing is owned.
    RankingJudge(const ClassTables& database, const std::vector<std::int32_t>& labels,
                 const RetrievalOptions& options);

    int bits() const { return m_database.all().bits(); }
    /// Ranks the database for queries of one code and adds what comes of it. Sets their AP@R in stable order
    /// in `averagePrecisions`, which has one entry for each query of the whole split.
    void judge(const CodeGroup& queries, RankingSums& sums, std::span<double> averagePrecisions) const;

private:
    struct Measured;

    Measured measure(const Matches& ranking, std::int32_t label, std::vector<TieGroup> ties) const;
    void addOrder(const Measured& measured, double queries, RankingSums& sums) const;
    static void addRadii(const Measured& measured, std::size_t queries, RankingSums& sums);

    const ClassTables& m_database;
    const std::vector<std::int32_t>& m_labels;
    const RetrievalOptions& m_options;
    std::size_t m_depth;  ///< ranks that any measure looks at
};

}  // namespace kindred
