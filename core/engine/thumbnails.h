#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "core/engine/services.h"
#include "core/imaging/picture_types.h"

namespace kindred {

class ThumbnailStore;

/// Small pictures for the grid: out of the thumbnail file, or decoded by a helper process and kept there.
/// Thread-safe; a call may take as long as decoding does, so it belongs on a worker thread. Throws nothing
/// but what starting the decoder throws: a damaged cache is begun anew, an unwritable one does without.
class Thumbnails {
public:
    Thumbnails(Services& services, std::filesystem::path cacheFile, std::uint64_t limitBytes);
    ~Thumbnails();

    /// `contentKey` as PictureDetails has it (empty: not cached), `side` the longest side in pixels.
    std::variant<PixelImage, DecodeFailure> load(const std::filesystem::path& picture,
                                                 const std::string& contentKey, int side);
    std::uint64_t bytes() const;
    void clear();

private:
    Services& m_services;
    mutable std::mutex m_mutex;
    std::unique_ptr<ThumbnailStore> m_store;
};

/// A picture for the large preview or for a query, longest side at most `side`; not cached.
std::variant<DecodedPicture, DecodeFailure> loadPreview(const std::filesystem::path& picture, int side,
                                                        Services& services);
std::variant<DecodedPicture, DecodeFailure> loadPreview(std::span<const std::byte> bytes, int side,
                                                        Services& services);

}  // namespace kindred
