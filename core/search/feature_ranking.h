#pragma once

#include <cstddef>
#include <functional>
#include <span>

#include "core/base/ids.h"
#include "core/search/ranking_types.h"
#include "core/search/search_types.h"

namespace kindred {

// The hierarchical search of Lin et al. 2015 (methods.md 2): codes choose a pool of candidates, and the
// Euclidean distance of the features that the hash layer reads puts these in order.

/// Takes the features of the picture that was asked for in place `index`; they need not outlive the call.
using FeatureVisitor = std::function<void(std::size_t index, std::span<const float> features)>;
/// Where features come from: calls the visitor for these pictures, once each and in any order. So a library
/// reads those of the candidates alone, and holds no more of them in memory than it reads at a time.
using FeatureSource = std::function<void(std::span<const PictureId> ids, const FeatureVisitor& visit)>;

/// A search by Hamming distance for the query at hand, through whatever its codes are kept in.
using CodeSearch = std::function<Matches(const SearchRequest&)>;

/// The candidates that a request leaves to the features: with a radius all within it (the paper's τ is
/// radius + 1), otherwise all within the least radius that holds the request's `top`, so that no picture is
/// preferred to another one at the same distance. Throws what the search throws.
Matches candidatePool(const CodeSearch& search, const SearchRequest& request);

/// The `top` nearest of the candidates by the Euclidean distance of their features from the query's. Ties go
/// by id and not by Hamming distance: so the order of two pictures does not depend on the pool, and what is
/// found stands in the order of an exhaustive search. Candidates that the source does not visit are left out.
/// Asserts that all features have one length. Throws what the source throws.
RankedMatches rankByFeatures(const Matches& candidates, std::span<const float> query,
                             const FeatureSource& source, std::size_t top);

}  // namespace kindred
