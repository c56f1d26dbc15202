#pragma once

#include "core/base/binary_code.h"
#include "core/search/code_table.h"
#include "core/search/kernels/hamming_kernel.h"
#include "core/search/search_types.h"

namespace kindred {

/// Exact search by Hamming distance: a scan of the table, then a histogram cut (distances are integers
/// 0..bits), never a sort. Order and ties as Matches says. Thread-safe on a sealed table. Throws
/// Error("code-length-differs") if the query's length is not the table's, Error("search-without-limit") if
/// the request sets neither top nor radius. Every kernel gives the same answer; one is named only by tests
/// and benchmarks.
Matches searchNearest(const CodeTable& table, const BinaryCode& query, const SearchRequest& request,
                      const HammingKernel& kernel = hammingKernel());

}  // namespace kindred
