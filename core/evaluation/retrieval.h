#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/job_context.h"
#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/labelled_codes.h"

namespace kindred {

struct RetrievalOptions {
    std::size_t top = 1000;  ///< R of mAP@R, at least 1
    std::vector<std::size_t> cutoffs = {
        1, 10, 50, 100, 200, 400, 600, 800, 1000};  ///< K of precision@K and recall@K, each at least 1
    int threads = 0;                                ///< 0: as many as the machine has cores
};

/// Judges retrieval by Hamming distance: every query against the whole database, ranked by (distance,
/// database index). A picture is relevant if its label equals the query's. AP@R is sum_{k<=R} P@k rel_k /
/// sum_{k<=R} rel_k, 0 where none is relevant (Lin et al. 2015, the published evaluation script). Equal input
/// gives equal figures to the last bit at any number of threads. Reports the queries done as stage "ranking".
/// Beside the codes it needs memory for the codes once more, twice, and some words a query; queries of one
/// code are ranked once. Throws Error("evaluation-empty") if either side has no pictures,
/// Error("code-length-differs"). Nothing is returned if the job was stopped.
std::optional<RetrievalFigures> evaluateRetrieval(const LabelledCodes& database, const LabelledCodes& queries,
                                                  const RetrievalOptions& options, const JobContext& context);

}  // namespace kindred
