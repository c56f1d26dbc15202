#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/base/job_context.h"
#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/labelled_codes.h"
#include "core/search/ranking_types.h"

namespace kindred {

/// A split with what its network said of it beside codes, row after row in the data set's order. What the
/// rankings compared do not need may be empty. Owns nothing.
struct ComparedSplit {
    const LabelledCodes& labelled;
    std::span<const float> activations{};  ///< count x bits; of the queries, for Ranking::Asymmetric
    std::span<const float> features{};     ///< count x any length; of both splits, for Ranking::Features
};

struct ComparisonOptions {
    Ranking ranking = Ranking::Hamming;  ///< what Hamming distance is compared with
    std::size_t top = 1000;              ///< R of mAP@R, at least 1
    /// Ranking::Features: bits within which candidates lie; otherwise the least radius that holds R pictures.
    std::optional<int> radius{};
    int threads = 0;  ///< for mAP; 0: as many as the machine has cores
};

/// Ranking by Hamming distance beside another one (Lin et al. 2015: code, exhaustive and hierarchical search
/// side by side): with Ranking::Asymmetric that one, with Ranking::Features an exhaustive search through all
/// features and one through those of candidates. Every search is what a library's would be, searchRanked(),
/// with the features in memory. mAP is the same at any number of threads. `hammingMap` is what
/// evaluateRetrieval() says of the same splits, in stable order. Neither split is empty.
///
/// An exhaustive search looks at every pair: for 10,000 queries in 50,000 pictures some seconds. Reports the
/// queries done, those of one ranking after another's, as stage "comparing". Nothing is returned if the job
/// was stopped.
std::optional<std::vector<RankingFigures>> compareRankings(const ComparedSplit& database,
                                                           const ComparedSplit& queries, double hammingMap,
                                                           const ComparisonOptions& options,
                                                           const JobContext& context);

}  // namespace kindred
