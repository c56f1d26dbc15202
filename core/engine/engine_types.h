#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/binary_code.h"
#include "core/base/ids.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// A file that could not be used, with the reason.
struct InputFailure {
    std::filesystem::path path;
    std::string error;   ///< stable: "truncated", "unsupported-format", …
    std::string reason;  ///< an English sentence
};

/// A picture and what the network says of it.
struct EncodedPicture {
    std::filesystem::path path;  ///< empty where it came from memory
    BinaryCode code;
    std::vector<float> activations;  ///< the hash layer's values, one a bit
    std::vector<float> features;     ///< what the hash layer reads, featureCount() values
    std::string label;               ///< the likeliest class; empty without a classifier
    double confidence = 0;           ///< its probability
};

}  // namespace kindred
