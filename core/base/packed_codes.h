#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/base/aligned_words.h"
#include "core/base/binary_code.h"
#include "core/base/ids.h"

namespace kindred {

/// Codes of one length with the ids of their pictures, as they are kept and searched in large numbers: one
/// array a code word (structure of arrays), word i of row r's code in words[i][r], as BinaryCode has them.
struct PackedCodes {
    int bits = 0;                     ///< of each code, 1 to 256
    std::vector<PictureId> ids;       ///< rising, each once
    std::vector<AlignedWords> words;  ///< ceil(bits / 64) arrays as long as `ids`

    friend bool operator==(const PackedCodes&, const PackedCodes&) = default;
};

/// What has become of one picture.
struct CodeChange {
    PictureId id{};
    std::optional<BinaryCode> code;  ///< the code that it has now; nothing where it cannot be found any more

    friend bool operator==(const CodeChange&, const CodeChange&) = default;
};

/// No rows, with memory for `capacity`. `bits` is 1 to 256.
PackedCodes emptyCodes(int bits, std::size_t capacity);
/// Adds a row; `id` is greater than those before it and the code has the length of the others (asserted).
void append(PackedCodes& codes, PictureId id, const BinaryCode& code);
/// `codes` after `changes`, whose ids rise, each once. Costs a copy.
PackedCodes withChanges(const PackedCodes& codes, std::span<const CodeChange> changes);

}  // namespace kindred
