#pragma once

#include "core/base/binary_code.h"
#include "core/search/search_types.h"

namespace kindred {

/// Throws Error("code-length-differs") if the query's length is not that of the codes searched,
/// Error("search-without-limit") if the request sets neither top nor radius.
void checkRequest(int bits, const BinaryCode& query, const SearchRequest& request);

}  // namespace kindred
