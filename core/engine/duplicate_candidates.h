#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/engine/find_duplicates.h"
#include "core/search/close_pairs.h"

namespace kindred {

class LibraryReader;

/// A file that may have a duplicate.
struct Candidate {
    DuplicateMember member;
    std::uint32_t code = 0;  ///< the number of its code
};

struct DuplicateCandidates {
    std::vector<Candidate> files;  ///< on the disk now; ordered by id
    std::vector<ClosePair> pairs;  ///< of the numbers of different codes
    std::size_t codeCount = 0;
    std::uint64_t pictures = 0;  ///< that were compared
};

/// The files of a library whose code another file has, or one within the radius, with what is known of them.
/// Nothing where it was stopped. Throws as findDuplicates() does.
std::optional<DuplicateCandidates> findCandidates(const LibraryReader& reader, const ModelRecord& model,
                                                  int radius, std::size_t mostPairs,
                                                  const JobContext& context);

}  // namespace kindred
