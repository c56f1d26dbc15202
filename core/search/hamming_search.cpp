#include "core/search/hamming_search.h"

#include <algorithm>
#include <span>

#include "core/search/code_scan.h"
#include "core/search/request_check.h"

namespace kindred {
Matches searchNearest(const CodeTable& table, const BinaryCode& query, const SearchRequest& request,
                      const HammingKernel& kernel) {
    checkRequest(table.bits(), query, request);
    const std::size_t top = std::min(request.top.value_or(table.size()), table.size());
    const int radius = std::clamp(request.radius.value_or(table.bits()), -1, table.bits());
    if (top == 0)
        return {};

    std::vector<RankedRow> rows;
    CodeScan(table).search(std::span(&query, 1),
                           {.top = top, .limit = radius + 1, .gone = {}, .threads = 1, .kernel = &kernel},
                           std::span(&rows, 1));
    Matches matches(rows.size());
    std::ranges::transform(rows, matches.begin(), [&](const RankedRow& ranked) {
        return Match{table.id(ranked.row), ranked.distance};
    });
    return matches;
}

}  // namespace kindred
