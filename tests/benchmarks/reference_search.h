#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/base/binary_code.h"
#include "core/search/code_structure.h"
#include "core/search/code_table.h"

namespace kindred {

/// A search of others for the same codes. Answers are distances, nearest first: where distances tie, others
/// take whichever they like.
class ReferenceSearch {
public:
    virtual ~ReferenceSearch() = default;
    /// The distances of the rows that `request` asks for, a vector a query.
    virtual std::vector<std::vector<int>> search(std::span<const BinaryCode> queries,
                                                 const StructureRequest& request) = 0;
};

/// FAISS's IndexBinaryFlat, as Debian builds it.
std::unique_ptr<ReferenceSearch> makeFaissFlat(const CodeTable& table);

/// What FAISS does, written down plainly and built for the processor at hand: a loop over codes that stand
/// one after the other, the popcount instruction, and a heap of the nearest.
std::unique_ptr<ReferenceSearch> makeHeapScan(const CodeTable& table);

}  // namespace kindred
