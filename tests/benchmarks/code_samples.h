#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/base/binary_code.h"
#include "core/base/packed_codes.h"

namespace kindred {

/// Codes to be searched, and queries.
struct CodeSample {
    PackedCodes codes;  ///< ids are row numbers
    std::vector<BinaryCode> queries;
};

/// Bits thrown like coins. Around each query `planted` codes are replaced by copies of it with 6 bits turned
/// (some of them twice, so at most 6).
CodeSample randomSample(std::size_t rows, int bits, std::size_t queries, std::size_t planted);

/// What `kindred-cli evaluate --export FOLDER` wrote: database.csv, and so many of queries.csv, from all over
/// it. Throws std::runtime_error.
CodeSample exportedSample(const std::filesystem::path& folder, std::size_t queries);

}  // namespace kindred
