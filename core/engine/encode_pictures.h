#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <variant>
#include <vector>

#include "core/base/job_context.h"
#include "core/engine/engine_types.h"
#include "core/engine/services.h"

namespace kindred {

/// One picture, decoded to the model's input and encoded. A picture that cannot be used is a DecodeFailure.
std::variant<EncodedPicture, DecodeFailure> encodeFile(const std::filesystem::path& file,
                                                       const std::filesystem::path& model,
                                                       Services& services);
std::variant<EncodedPicture, DecodeFailure> encodeBytes(std::span<const std::byte> bytes,
                                                        const std::filesystem::path& model,
                                                        Services& services);

struct EncodeReport {
    std::vector<EncodedPicture> images;  ///< in the order given; folders walked in path order
    std::vector<InputFailure> failures;
    double seconds = 0;
    bool stopped = false;
};

/// Files and folders (walked), decoded by all helpers at once and encoded in batches.
EncodeReport encodePictures(const std::vector<std::filesystem::path>& inputs,
                            const std::filesystem::path& model, Services& services,
                            const JobContext& context);

}  // namespace kindred
