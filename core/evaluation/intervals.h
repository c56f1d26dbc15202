#pragma once

#include <cstdint>
#include <span>

#include "core/evaluation/evaluation_types.h"

namespace kindred {

struct BootstrapOptions {
    int resamples = 1000;
    std::uint64_t seed = 1;
    int threads = 0;  ///< 0: as many as the machine has cores; changes nothing in the result
};

/// 95 % of the mean of a figure over queries, one value a query: the percentiles 2.5 and 97.5 of the means of
/// as many queries drawn with replacement (B. Efron 1979). Without values, {0, 0}.
Interval bootstrapInterval(std::span<const double> values, const BootstrapOptions& options = {});

/// How much greater the first of two means over the same queries is. The difference is real, as far as
/// queries go, where the interval does not contain 0.
struct PairedDifference {
    double mean = 0;
    Interval interval;
};

/// Both hold one value a query, in the same order: a resample draws queries, not values, so that what is hard
/// for both does not blur the difference.
PairedDifference pairedDifference(std::span<const double> first, std::span<const double> second,
                                  const BootstrapOptions& options = {});

/// 95 % of a share, `hits` of `trials` (E. B. Wilson 1927). Without trials, {0, 1}.
Interval wilsonInterval(std::uint64_t hits, std::uint64_t trials);

}  // namespace kindred
