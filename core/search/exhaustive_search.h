#pragma once

#include <cstddef>
#include <vector>

#include "core/search/feature_distance.h"
#include "core/search/ranking_types.h"

namespace kindred {

/// The `top` nearest rows of a database for each row of `queries`, by the Euclidean distance of all features,
/// ties by row; what codes are there to avoid, and are measured against. A match's id is the number of the
/// row; its Hamming distance stays 0, since no codes are read. The values are to the bit those of
/// rankByFeatures().
///
/// Several queries at a time read the database from memory once: a block of it serves them all while it is in
/// the cache. Needs memory for 2 top matches a query. Thread-safe. Asserts that both sides have one length.
std::vector<RankedMatches> searchExhaustively(const FeatureRows& database, const FeatureRows& queries,
                                              std::size_t top);

}  // namespace kindred
