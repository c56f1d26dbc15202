#pragma once

#include <cstddef>
#include <vector>

#include "core/learning/data_set_types.h"

namespace kindred {

/// A query that is in the database too, pixel for pixel.
struct LeakedPicture {
    std::size_t query = 0;     ///< index in the test split
    std::size_t database = 0;  ///< index of the first such picture in the training split

    friend bool operator==(const LeakedPicture&, const LeakedPicture&) = default;
};

struct LeakReport {
    std::size_t count = 0;                ///< queries that are in the database
    std::vector<LeakedPicture> pictures;  ///< the first `listedLeaks` of them, by query

    friend bool operator==(const LeakReport&, const LeakReport&) = default;
};

inline constexpr std::size_t listedLeaks = 100;

/// Looks for pictures of the database among the queries by their decoded pixels, whatever their labels. Equal
/// hashes are compared byte for byte. Both splits have pictures of one size.
LeakReport findLeaks(const LabelledImages& database, const LabelledImages& queries);

}  // namespace kindred
