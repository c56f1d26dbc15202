#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/evaluation/average_precision.h"

namespace kindred {

// AP@R over all orders of equal distances by ways that share nothing with the evaluator's closed formulas.

/// Goes through every order in which relevant and other pictures can stand; they are equally likely. Grows
/// beyond all bounds with the groups: for some tens of pictures.
TiedAveragePrecision averagePrecisionOfAllOrders(const std::vector<TieGroup>& groups, std::size_t top);

/// The mean alone, by going from rank to rank with the chance of having found k so far, and the sum of
/// precisions to be expected then. In time and memory R^2.
double expectedAveragePrecisionByRank(const std::vector<TieGroup>& groups, std::size_t top);
double expectedHitsByRank(const std::vector<TieGroup>& groups, std::size_t top);

/// The least and the greatest, by writing down, for every number of relevant ones that the cut group can
/// show, the order that has them last, or first. In time R^2.
std::pair<double, double> boundsByOrders(const std::vector<TieGroup>& groups, std::size_t top);

}  // namespace kindred
