#include "core/engine/thumbnails.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/store/thumbnail_store.h"

namespace kindred {
namespace {

/// Width and height, then the pixels.
constexpr std::size_t headerBytes = 2 * sizeof(std::uint32_t);

std::vector<std::byte> pack(const PixelImage& image) {
    const std::uint32_t size[] = {static_cast<std::uint32_t>(image.width),
                                  static_cast<std::uint32_t>(image.height)};
    std::vector<std::byte> bytes(headerBytes + image.rgb.size());
    std::memcpy(bytes.data(), size, headerBytes);
    std::memcpy(bytes.data() + headerBytes, image.rgb.data(), image.rgb.size());
    return bytes;
}

std::optional<PixelImage> unpack(std::span<const std::byte> bytes) {
    std::uint32_t size[2] = {};
    if (bytes.size() < headerBytes)
        return std::nullopt;
    std::memcpy(size, bytes.data(), headerBytes);
    if (bytes.size() - headerBytes != std::uint64_t{3} * size[0] * size[1])
        return std::nullopt;
    PixelImage image{static_cast<int>(size[0]), static_cast<int>(size[1]), {}};
    image.rgb.resize(bytes.size() - headerBytes);
    std::memcpy(image.rgb.data(), bytes.data() + headerBytes, image.rgb.size());
    return image;
}

std::unique_ptr<ThumbnailStore> openStore(const std::filesystem::path& file, std::uint64_t limitBytes) {
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    try {
        return std::make_unique<ThumbnailStore>(file, limitBytes);
    } catch (const Error&) {
        return nullptr;  // without a cache everything is decoded again, and nothing else is lost
    }
}

}  // namespace

Thumbnails::Thumbnails(Services& services, std::filesystem::path cacheFile, std::uint64_t limitBytes)
    : m_services(services), m_store(openStore(cacheFile, limitBytes)) {}

Thumbnails::~Thumbnails() = default;

std::variant<PixelImage, DecodeFailure> Thumbnails::load(const std::filesystem::path& picture,
                                                         const std::string& contentKey, int side) {
    const bool isCached = m_store && !contentKey.empty();
    const std::string key = contentKey + "@" + std::to_string(side);
    if (isCached) {
        const std::lock_guard lock(m_mutex);
        if (const auto bytes = m_store->find(key))
            if (auto image = unpack(*bytes))
                return std::move(*image);
    }
    DecodeOutcome outcome = m_services.decoders.decodeFile(picture, {DecodeRequest::Fit::Within, side});
    if (auto* failure = std::get_if<DecodeFailure>(&outcome))
        return std::move(*failure);
    PixelImage image = std::move(std::get<DecodedPicture>(outcome).pixels);
    if (isCached) {
        const std::lock_guard lock(m_mutex);
        m_store->put(key, pack(image));
    }
    return image;
}

std::uint64_t Thumbnails::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_store ? m_store->bytes() : 0;
}

void Thumbnails::clear() {
    const std::lock_guard lock(m_mutex);
    if (m_store)
        m_store->clear();
}

DecodeOutcome loadPreview(const std::filesystem::path& picture, int side, Services& services) {
    return services.decoders.decodeFile(picture, {DecodeRequest::Fit::Within, side});
}

DecodeOutcome loadPreview(std::span<const std::byte> bytes, int side, Services& services) {
    return services.decoders.decodeBytes(bytes, {DecodeRequest::Fit::Within, side});
}

}  // namespace kindred
