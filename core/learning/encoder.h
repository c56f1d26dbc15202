#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/binary_code.h"
#include "core/learning/model_types.h"

namespace kindred {

/// What a network says of some pictures; entry i belongs to picture i.
struct Encoded {
    std::vector<BinaryCode> codes;
    std::vector<float> activations;  ///< count x bits: the hash layer's values; bit j is set if value j > 0
    std::vector<float> features;     ///< count x featureCount(): what the hash layer reads
    std::vector<float> scores;       ///< count x classes: probabilities (softmax); empty without a classifier
};

/// Turns pictures into codes, in float32. A picture has the same code whatever it came in with, at any number
/// of threads. Not thread-safe: one thread owns an encoder (see engine/encoding_service.h).
class Encoder {
public:
    virtual ~Encoder() = default;

    virtual const ModelDescription& description() const = 0;
    /// `pixels` holds `count` planar pictures of the model's input size, as LabelledImages has them.
    /// Throws Error("device-out-of-memory").
    virtual Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) = 0;
};

}  // namespace kindred
