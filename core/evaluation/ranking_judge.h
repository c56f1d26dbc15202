#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/base/binary_code.h"
#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/retrieval.h"
#include "core/search/code_table.h"

namespace kindred {

/// The measures of methods.md 9.2, each added up over a run of queries. Sums are fractions of floating point,
/// so that adding the runs in one fixed order gives one result, however they were spread over threads.
struct RankingSums {
    struct WithinRadius {
        double precision = 0;
        double recall = 0;
        std::uint64_t returned = 0;
        std::uint64_t relevant = 0;
        std::uint64_t emptyQueries = 0;
    };

    RankingSums(std::size_t cutoffs, int bits)
        : precisionAt(cutoffs), recallAt(cutoffs), withinRadius(bits + 1) {}

    RankingSums& operator+=(const RankingSums& other);

    std::size_t queries = 0;
    std::uint64_t relevant = 0;  ///< in the database, a query after the other
    double averagePrecision = 0;
    std::vector<double> precisionAt;  ///< by the options' cutoffs
    std::vector<double> recallAt;
    std::vector<WithinRadius> withinRadius;  ///< radius 0..bits
};

/// A database made ready for judging rankings of it. Any number of threads may call judge() at a time.
class RankingJudge {
public:
    /// The database has at least one code, all of one length. The options are not owned.
    RankingJudge(const LabelledCodes& database, const RetrievalOptions& options);

    int bits() const { return m_database.bits(); }
    /// Ranks the database for this query and adds what comes of it.
    void judge(const BinaryCode& query, std::int32_t label, RankingSums& sums) const;

private:
    void judgeOrder(const BinaryCode& query, std::int32_t label, std::size_t relevant,
                    RankingSums& sums) const;
    void judgeRadii(const BinaryCode& query, const CodeTable& relevant, RankingSums& sums) const;

    const RetrievalOptions& m_options;
    std::size_t m_depth;  ///< ranks that any measure looks at
    const std::vector<std::int32_t>& m_labels;
    CodeTable m_database;                         ///< an id is the index in the data set
    std::map<std::int32_t, CodeTable> m_classes;  ///< the database again, a table a label
    CodeTable m_noClass;                          ///< for labels that the database lacks
};

}  // namespace kindred
