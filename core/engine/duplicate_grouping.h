#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/base/job_context.h"
#include "core/search/close_pairs.h"

namespace kindred {

/// Contents in the order in which they are preferred as originals, by the number of their code.
struct GroupingInput {
    std::vector<std::uint32_t> codes;  ///< of each of the contents
    std::size_t codeCount = 0;         ///< codes are numbered from 0
    std::span<const ClosePair> pairs;  ///< of different codes within the radius, each once
    std::function<bool(std::uint32_t original, std::uint32_t other)> mayJoin;
};

/// Where contents belong.
struct Membership {
    std::uint32_t original = 0;  ///< a place in `codes`; its own for an original
    int distance = 0;            ///< between their codes
};

/// Grows groups around originals as findDuplicates() describes. Nothing where it was stopped. Memory: 16
/// bytes a pair and 24 each of the contents; time: each of the contents is looked at once for every original
/// near it. Reports the contents done as stage "grouping".
std::optional<std::vector<Membership>> groupAroundOriginals(const GroupingInput& input,
                                                            const JobContext& context);

}  // namespace kindred
