#include "core/search/request_check.h"

#include <string>

#include "core/base/error.h"

namespace kindred {

void checkRequest(int bits, const BinaryCode& query, const SearchRequest& request) {
    if (query.bits() != bits) {
        const std::string queryBits = std::to_string(query.bits());
        const std::string tableBits = std::to_string(bits);
        throw Error(ErrorCategory::Usage, "code-length-differs", {queryBits, tableBits},
                    "The query's code has " + queryBits + " bits and the codes searched have " + tableBits +
                        "; search with a code of the model that made them.");
    }
    if (!request.top && !request.radius)
        throw Error(ErrorCategory::Usage, "search-without-limit", {},
                    "The search has neither a number of results nor a radius; give at least one of them.");
}

}  // namespace kindred
