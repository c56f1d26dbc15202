#pragma once

#include <cstddef>
#include <functional>
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

/// What encodeStream() hands on for each input: `index` into the list of files, and the picture or the
/// failure with the metadata of the file (size of the whole picture, date).
struct StreamedPicture {
    std::size_t index = 0;
    std::variant<EncodedPicture, DecodeFailure> outcome;
    PictureMetadata metadata;
};

/// The pipeline under it, also that of indexing: `decoders.processes()` threads decode, the service encodes
/// batches, and `consume` is called for each file on the calling thread, in any order, as results come.
/// Memory is bounded. Returns when all is done or a stop is requested (files not consumed then were not
/// done).
void encodeStream(const std::vector<std::filesystem::path>& files, const std::filesystem::path& model,
                  Services& services, const JobContext& context,
                  const std::function<void(StreamedPicture&&)>& consume);

}  // namespace kindred
