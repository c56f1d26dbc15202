#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/engine/encoding_service.h"
#include "core/engine/file_locations.h"
#include "core/engine/thumbnails.h"
#include "core/imaging/decoder_pool.h"

namespace kindred {

struct ServiceSettings {
    FileLocations locations;
    std::string device = "auto";
    int threads = 0;                        ///< 0: as many as the machine has cores
    DecodeLimits limits{};                  ///< of every picture that is opened
    std::filesystem::path thumbnailFile{};  ///< empty: no thumbnails are kept
    std::uint64_t thumbnailLimitBytes = 2'000'000'000;
};

/// What the use cases share. Made once by a program, handed to whoever needs it; outlives every job. Making
/// it starts no process and opens no LibTorch.
struct Services {
    explicit Services(const ServiceSettings& settings);
    /// With another backend than that of the learning module, as tests have.
    Services(const ServiceSettings& settings, EncodingService::BackendFactory openBackend);

    FileLocations locations;
    DecoderPool decoders;
    EncodingService encoding;
    Thumbnails thumbnails;
};

}  // namespace kindred
