#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/binary_code.h"
#include "core/search/kernels/hamming_kernel.h"
#include "core/search/nearest_rows.h"
#include "core/search/row_set.h"

namespace kindred {

/// What every structure is asked for: the `top` nearest rows of each query among those nearer than `limit`
/// bits, without those of `gone`.
struct StructureRequest {
    std::size_t top = 1;  ///< at least 1
    int limit = 1;        ///< 0 to bits + 1
    const RowSet* gone = nullptr;
    int threads = 1;
    const HammingKernel* kernel = nullptr;

    bool isGone(std::size_t row) const { return gone && gone->contains(row); }
};

/// What answering took, all queries together.
struct SearchCost {
    std::uint64_t codes = 0;  ///< compared with a query
    std::uint64_t lists = 0;  ///< looked up

    SearchCost& operator+=(const SearchCost& other) {
        codes += other.codes;
        lists += other.lists;
        return *this;
    }
};

/// A way to lay codes out for exact search; all ways give the same answer. Made from a sealed CodeTable,
/// which outlives it, and not changed afterwards: any number of threads search it.
class CodeStructure {
public:
    virtual ~CodeStructure() = default;

    /// answers[i]: the rows for queries[i], ordered by (distance, row), at any number of threads. Queries
    /// have the table's length; answers is as long as queries.
    virtual SearchCost search(std::span<const BinaryCode> queries, const StructureRequest& request,
                              std::span<std::vector<RankedRow>> answers) const = 0;
    /// Memory beside the table's own.
    virtual std::size_t bytes() const = 0;
};

}  // namespace kindred
