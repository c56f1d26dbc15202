#include "core/engine/thumbnails.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/engine/services.h"
#include "core/store/thumbnail_store.h"

namespace kindred {
namespace {

constexpr int decoderCount = 2;
constexpr int usualSide = 256;
constexpr std::size_t keptAtATime = 64;

std::string keyOf(const std::string& contentKey, int side) {
    return contentKey + "@" + std::to_string(side) + ".jpg";
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

Thumbnails::Thumbnails(std::filesystem::path decoder, const DecodeLimits& limits,
                       std::filesystem::path cacheFile, std::uint64_t limitBytes)
    : m_decoders(std::move(decoder), decoderCount, limits),
      m_cacheFile(std::move(cacheFile)),
      m_limitBytes(limitBytes) {}

Thumbnails::~Thumbnails() {
    flush();
}

std::variant<PixelImage, DecodeFailure> Thumbnails::load(const std::filesystem::path& picture,
                                                         const std::string& contentKey, int side) {
    const std::string key = contentKey.empty() ? std::string() : keyOf(contentKey, side);
    if (const auto jpeg = find(key); !jpeg.empty()) {
        DecodeOutcome cached = m_decoders.decodeBytes(jpeg, {});
        if (auto* decoded = std::get_if<DecodedPicture>(&cached))
            return std::move(decoded->pixels);
    }
    DecodeOutcome outcome = m_decoders.decodeFile(picture, {DecodeRequest::Fit::Within, side, side});
    if (auto* failure = std::get_if<DecodeFailure>(&outcome))
        return std::move(*failure);
    auto& decoded = std::get<DecodedPicture>(outcome);
    const std::lock_guard lock(m_mutex);
    if (!key.empty() && !decoded.thumbnail.empty() && store())
        store()->put(key, decoded.thumbnail);
    return std::move(decoded.pixels);
}

int Thumbnails::sideWhileIndexing() const {
    return m_cacheFile.empty() ? 0 : usualSide;
}

void Thumbnails::keep(const std::string& contentKey, std::vector<std::byte> jpeg) {
    if (jpeg.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_kept.emplace_back(keyOf(contentKey, usualSide), std::move(jpeg));
        if (m_kept.size() < keptAtATime)
            return;
    }
    flush();
}

void Thumbnails::flush() {
    const std::lock_guard lock(m_mutex);
    const auto kept = std::exchange(m_kept, {});
    if (!kept.empty() && store())
        store()->put(kept);
}

std::uint64_t Thumbnails::bytes() {
    const std::lock_guard lock(m_mutex);
    return store() ? store()->bytes() : 0;
}

void Thumbnails::clear() {
    const std::lock_guard lock(m_mutex);
    m_kept.clear();
    if (store())
        store()->clear();
}

/// Null where nothing can be kept. With the lock held.
ThumbnailStore* Thumbnails::store() {
    if (!std::exchange(m_opened, true) && !m_cacheFile.empty())
        m_store = openStore(m_cacheFile, m_limitBytes);
    return m_store.get();
}

/// Empty where it is not in the cache.
std::vector<std::byte> Thumbnails::find(const std::string& key) {
    if (key.empty())
        return {};
    const std::lock_guard lock(m_mutex);
    const auto kept = std::ranges::find(m_kept, key, [](const auto& entry) { return entry.first; });
    if (kept != m_kept.end())
        return kept->second;
    return store() ? store()->find(key).value_or(std::vector<std::byte>()) : std::vector<std::byte>();
}

DecodeOutcome loadPreview(const std::filesystem::path& picture, int side, Services& services) {
    return services.decoders.decodeFile(picture, {DecodeRequest::Fit::Within, side});
}

DecodeOutcome loadPreview(std::span<const std::byte> bytes, int side, Services& services) {
    return services.decoders.decodeBytes(bytes, {DecodeRequest::Fit::Within, side});
}

}  // namespace kindred
