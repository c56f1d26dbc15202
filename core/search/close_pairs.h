#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "core/base/job_context.h"
#include "core/search/code_table.h"

namespace kindred {

/// Two rows of a table whose codes are near each other.
struct ClosePair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;  ///< after `first`
    int distance = 0;

    friend auto operator<=>(const ClosePair&, const ClosePair&) = default;
};

/// Takes pairs as they are found, in no particular order; called by one thread at a time.
using TakeClosePairs = std::function<void(std::span<const ClosePair>)>;

/// Finds every pair of rows whose codes differ in at most `radius` bits (at least 0), each once, without
/// comparing all with all: codes that are near agree, or nearly so, in a part of their bits (as in
/// multi_index.h), so that only codes of lists with near values are compared. Exact.
///
/// Where many rows share codes hand it CodeDirectory::codes() instead, since n rows of one code are n (n - 1)
/// / 2 pairs. Memory: one copy of the codes, and some thousand pairs a thread. Reports the codes done as
/// stage "pairing"; false if it was stopped.
bool findClosePairs(const CodeTable& table, int radius, int threads, const TakeClosePairs& take,
                    const JobContext& context);

}  // namespace kindred
