#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kindred {

// Figures are fractions (0.908). Definitions: Lin et al. 2015 for AP@R (divided by the relevant ones found).
// Each is given where equal distances stand in database order ("stable"), and as the mean over all orders of
// equal distances ("expected"; F. McSherry and M. Najork 2008, cut off at R).

/// 95 % of figures measured on other queries of the same kind would lie in it (bootstrap over queries).
struct Interval {
    double low = 0;
    double high = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

struct MeanAveragePrecision {
    double stable = 0;
    double expected = 0;
    double lower = 0;    ///< the least over all orders of equal distances
    double upper = 0;    ///< the greatest
    double literal = 0;  ///< stable, divided by R in place of the relevant ones found
    Interval interval;   ///< of `stable`

    friend bool operator==(const MeanAveragePrecision&, const MeanAveragePrecision&) = default;
};

/// Of the first k pictures, the share that is relevant; what a smaller database lacks counts as not relevant.
struct PrecisionAt {
    std::size_t k = 0;
    double stable = 0;
    double expected = 0;

    friend bool operator==(const PrecisionAt&, const PrecisionAt&) = default;
};

/// Of the relevant pictures in the database, the share among the first k; 0 for a query that has none.
struct RecallAt {
    std::size_t k = 0;
    double stable = 0;
    double expected = 0;

    friend bool operator==(const RecallAt&, const RecallAt&) = default;
};

/// All database pictures within `radius` bits, averaged over queries; an empty ball counts as precision 0.
struct RadiusFigures {
    int radius = 0;
    double precision = 0;     ///< mean over queries
    double recall = 0;        ///< mean over queries
    double returned = 0;      ///< mean number of pictures within the radius
    double emptyQueries = 0;  ///< share of queries with nothing within the radius
    std::optional<double>
        microPrecision;  ///< over all queries' pictures together; nothing where none is returned
    double microRecall = 0;

    friend bool operator==(const RadiusFigures&, const RadiusFigures&) = default;
};

/// How one bit stands in the database.
struct BitHealth {
    double ones = 0;         ///< share of pictures with the bit set; a dead bit has 0 or 1
    double correlation = 0;  ///< greatest absolute correlation with another bit; 0 for a dead bit

    friend bool operator==(const BitHealth&, const BitHealth&) = default;
};

struct RetrievalFigures {
    std::size_t top = 0;  ///< R of mAP@R
    std::size_t queries = 0;
    std::size_t database = 0;
    MeanAveragePrecision meanAveragePrecision;  ///< mAP@R
    std::vector<PrecisionAt> precisionAt;
    std::vector<RecallAt> recallAt;
    std::vector<RadiusFigures> byRadius;  ///< radius 0..bits
    std::size_t distinctCodes = 0;        ///< in the database
    /// The share of database pictures whose code is nearest to the class code (bitwise majority) of another
    /// class. Where codes collapse by class, mAP is about accuracy * (1 - contamination).
    double contamination = 0;
    std::vector<BitHealth> bits;
    double bitCorrelation = 0;  ///< mean absolute correlation of two different bits, dead ones left out
    double chance = 0;          ///< mAP@R of a ranking by chance: what codes that know nothing would get
    std::vector<double> averagePrecisions;  ///< AP@R of each query in turn, stable order

    friend bool operator==(const RetrievalFigures&, const RetrievalFigures&) = default;
};

/// Rows actual class, columns predicted class, counts of pictures.
struct ConfusionMatrix {
    std::vector<std::string> classes;
    std::vector<std::vector<std::uint64_t>> counts;
};

struct ClassificationFigures {
    double accuracy = 0;  ///< true class is the highest-scored one
    double top2 = 0;      ///< among the two highest
    double top3 = 0;
    Interval interval;  ///< of `accuracy`
    ConfusionMatrix confusion;
};

/// mAP@R where a picture's code is the class that the classifier predicts for it: distance 0 to pictures of
/// the same prediction, else 1 (Sablayrolles et al. 2017). A hash that does not beat it is a detour.
struct ArgmaxBaseline {
    double stable = 0;
    double expected = 0;

    friend bool operator==(const ArgmaxBaseline&, const ArgmaxBaseline&) = default;
};

/// What a picture descriptor without learning finds.
struct BaselineFigures {
    std::string name;                 ///< stable: "dct-hash", "colour-histogram", "small-pixels"
    double meanAveragePrecision = 0;  ///< mAP@R; what ties stands in database order
};

/// What one way of ranking finds, and what it costs.
struct RankingFigures {
    /// Stable: "hamming" (codes), "asymmetric", "features" (those of candidates that codes choose), or
    /// "exhaustive" (the features of the whole database).
    std::string rank;
    double meanAveragePrecision = 0;  ///< mAP@R; what ties stands in database order
    double millisecondsPerQuery = 0;  ///< of processor time, for R pictures, one query at a time
    double candidates = 0;            ///< pictures whose features a query reads, mean over queries
    std::optional<int> radius;  ///< bits within which candidates lie, where it is one radius for all queries
};

/// All pairs of two pictures at one distance: how many, and the share that are of one class.
struct DistanceShare {
    int distance = 0;
    std::uint64_t pairs = 0;
    double same = 0;
    Interval interval;  ///< E. B. Wilson 1927

    friend bool operator==(const DistanceShare&, const DistanceShare&) = default;
};

}  // namespace kindred
