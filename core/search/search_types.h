#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/ids.h"

namespace kindred {

/// What is asked of a search: the `top` nearest, all within `radius` bits, or the `top` nearest within
/// `radius`. At least one is set.
struct SearchRequest {
    std::optional<std::size_t> top;
    std::optional<int> radius;
};

/// A picture found, with the number of bits in which its code differs from the query's.
struct Match {
    PictureId id{};
    int distance = 0;

    friend bool operator==(const Match&, const Match&) = default;
};

/// Ordered by (distance, id). Fewer than `top` where the table or the radius holds fewer.
using Matches = std::vector<Match>;

}  // namespace kindred
