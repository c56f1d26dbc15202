#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
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

/// The ways in which codes are laid out for search; all give the same answer.
enum class Structure {
    Scan,       ///< every code is compared
    Directory,  ///< pictures of one code stand together, and each distinct code is compared once
    MultiIndex  ///< only codes of which a part is near the query's are compared
};

/// How a search was answered.
struct SearchExplanation {
    Structure structure = Structure::Scan;
    std::string reason;  ///< an English sentence
    std::uint64_t codesCompared = 0;
    std::uint64_t listsRead = 0;  ///< of a multi-index
    std::uint64_t bytesRead = 0;  ///< of codes
    std::uint64_t pictures = 0;   ///< that were searched
};

}  // namespace kindred
