#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/imaging/decoder_pool.h"
#include "core/imaging/picture_types.h"

namespace kindred {

class ThumbnailStore;
struct Services;

/// Small pictures for the grid, kept as JPEGs in a cache file: made while pictures are indexed, or when first
/// asked for. A picture that is no larger than its thumbnail is shown itself. Has helper processes of its
/// own, so that a grid does not wait for indexing; what is in the cache goes through them, too, since it is
/// as much a stranger's picture as the file it was made from.
///
/// Thread-safe; a call may take as long as decoding does, so it belongs on a worker thread. Throws nothing
/// but what starting the decoder throws: a damaged cache is begun anew, an unwritable one does without.
class Thumbnails {
public:
    /// `cacheFile` is opened when first needed; where it is empty nothing is kept.
    Thumbnails(std::filesystem::path decoder, const DecodeLimits& limits, std::filesystem::path cacheFile,
               std::uint64_t limitBytes);
    ~Thumbnails();

    /// `contentKey` as PictureDetails has it (empty: not cached), `side` the longest side in pixels.
    std::variant<PixelImage, DecodeFailure> load(const std::filesystem::path& picture,
                                                 const std::string& contentKey, int side);

    /// The side that is worth having made while pictures are decoded anyway; 0 where nothing is kept.
    int sideWhileIndexing() const;
    /// Keeps what the decoder made on the way; an empty one is passed over. Written in batches.
    void keep(const std::string& contentKey, std::vector<std::byte> jpeg);
    /// Writes what was kept and not written yet.
    void flush();

    std::uint64_t bytes();
    void clear();

private:
    ThumbnailStore* store();
    std::vector<std::byte> find(const std::string& key);

    DecoderPool m_decoders;
    const std::filesystem::path m_cacheFile;
    const std::uint64_t m_limitBytes;

    std::mutex m_mutex;
    bool m_opened = false;
    std::unique_ptr<ThumbnailStore> m_store;
    std::vector<std::pair<std::string, std::vector<std::byte>>> m_kept;
};

/// A picture for the large preview or for a query, longest side at most `side`; not cached.
std::variant<DecodedPicture, DecodeFailure> loadPreview(const std::filesystem::path& picture, int side,
                                                        Services& services);
std::variant<DecodedPicture, DecodeFailure> loadPreview(std::span<const std::byte> bytes, int side,
                                                        Services& services);

}  // namespace kindred
