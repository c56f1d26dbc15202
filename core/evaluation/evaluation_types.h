#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kindred {

// Figures are fractions (0.908). Definitions: Lin et al. 2015 for AP@R (divided by the relevant ones found),
// ties of equal distance broken by database order ("stable").

/// Of the first k pictures, the share that is relevant; what a smaller database lacks counts as not relevant.
struct PrecisionAt {
    std::size_t k = 0;
    double stable = 0;

    friend bool operator==(const PrecisionAt&, const PrecisionAt&) = default;
};

/// Of the relevant pictures in the database, the share among the first k; 0 for a query that has none.
struct RecallAt {
    std::size_t k = 0;
    double stable = 0;

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

struct RetrievalFigures {
    std::size_t top = 0;  ///< R of mAP@R
    std::size_t queries = 0;
    std::size_t database = 0;
    double meanAveragePrecision = 0;  ///< mAP@R, stable order
    std::vector<PrecisionAt> precisionAt;
    std::vector<RecallAt> recallAt;
    std::vector<RadiusFigures> byRadius;  ///< radius 0..bits
    std::size_t distinctCodes = 0;        ///< in the database

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
    ConfusionMatrix confusion;
};

}  // namespace kindred
