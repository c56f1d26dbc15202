#pragma once

#include <span>

#include "core/base/binary_code.h"
#include "core/search/code_table.h"
#include "core/search/feature_ranking.h"
#include "core/search/live_codes.h"
#include "core/search/ranking_types.h"
#include "core/search/search_types.h"

namespace kindred {

/// What is looked for, as far as the ranking needs it. Owns nothing but the code.
struct RankedQuery {
    BinaryCode code;
    std::span<const float> activations{};  ///< the hash layer's values, one a bit; for Ranking::Asymmetric
    std::span<const float> features{};     ///< what the hash layer reads; for Ranking::Features
};

/// What a request asks for, ranked as is said. Its radius bounds the Hamming distance in every ranking; with
/// Ranking::Features it is the pool (see candidatePool()). `features` is used for that ranking alone and may
/// be empty for the others. Thread-safe (a table: once sealed) as far as the source is.
///
/// Throws Error("ranking-needs-picture") where the query lacks what the ranking compares, as a code that was
/// typed in does; what searchNearest() throws; what the source throws.
RankedMatches searchRanked(const CodeTable& codes, const RankedQuery& query, const SearchRequest& request,
                           Ranking ranking, const FeatureSource& features);
/// With Ranking::Features the pool is one state's, or two successive ones' while pictures come and go.
RankedMatches searchRanked(const LiveCodes& codes, const RankedQuery& query, const SearchRequest& request,
                           Ranking ranking, const FeatureSource& features);

}  // namespace kindred
