#include "core/search/hamming_search.h"

#include <algorithm>
#include <string>

#include "core/base/error.h"
#include "core/search/distance_blocks.h"
#include "core/search/nearest_rows.h"

namespace kindred {
namespace {

void check(const CodeTable& table, const BinaryCode& query, const SearchRequest& request) {
    if (query.bits() != table.bits()) {
        const std::string queryBits = std::to_string(query.bits());
        const std::string tableBits = std::to_string(table.bits());
        throw Error(ErrorCategory::Usage, "code-length-differs", {queryBits, tableBits},
                    "The query's code has " + queryBits + " bits and the codes searched have " + tableBits +
                        "; search with a code of the model that made them.");
    }
    if (!request.top && !request.radius)
        throw Error(ErrorCategory::Usage, "search-without-limit", {},
                    "The search has neither a number of results nor a radius; give at least one of them.");
}

}  // namespace

Matches searchNearest(const CodeTable& table, const BinaryCode& query, const SearchRequest& request,
                      const HammingKernel& kernel) {
    check(table, query, request);
    const std::size_t top = std::min(request.top.value_or(table.size()), table.size());
    const int radius = std::clamp(request.radius.value_or(table.bits()), -1, table.bits());
    if (top == 0)
        return {};

    NearestRows nearest(top, radius + 1);
    forEachDistanceBlock(table, query, kernel,
                         [&](std::size_t first, std::span<const std::uint16_t> distances) {
                             nearest.offer(first, distances);
                         });

    const std::vector<RankedRow> rows = nearest.ranked();
    Matches matches(rows.size());
    std::ranges::transform(rows, matches.begin(), [&](const RankedRow& ranked) {
        return Match{table.id(ranked.row), ranked.distance};
    });
    return matches;
}

}  // namespace kindred
