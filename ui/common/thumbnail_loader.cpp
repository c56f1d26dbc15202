#include "ui/common/thumbnail_loader.h"

#include <QPointer>
#include <algorithm>

#include "core/base/error.h"
#include "ui/common/job_runner.h"
#include "ui/common/picture_image.h"

namespace kindred {

namespace {

constexpr std::size_t screenful = 300;

}  // namespace

ThumbnailLoader::ThumbnailLoader(Thumbnails& thumbnails, QObject* parent)
    : QObject(parent), m_thumbnails(thumbnails) {
    const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1U, 4U);
    for (unsigned i = 0; i < count; ++i)
        m_threads.emplace_back([this](std::stop_token stop) { work(stop); });
}

ThumbnailLoader::~ThumbnailLoader() {
    dropAll();
    m_threads.clear();
}

void ThumbnailLoader::setLibrary(std::shared_ptr<const LibrarySearch> library) {
    dropAll();
    m_library = std::move(library);
}

void ThumbnailLoader::setCellSide(int devicePixels) {
    m_side = devicePixels > usualSide ? largeSide : usualSide;
}

void ThumbnailLoader::request(PictureId id) {
    if (!m_library)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_pending.insert(id).second)
            return;
        m_wishes.push_back({id, m_side, m_library});
        if (m_wishes.size() > screenful) {
            m_pending.erase(m_wishes.front().id);
            m_wishes.pop_front();
        }
    }
    m_filled.notify_one();
}

void ThumbnailLoader::dropAll() {
    const std::lock_guard lock(m_mutex);
    for (const Wish& wish : m_wishes)
        m_pending.erase(wish.id);
    m_wishes.clear();
}

void ThumbnailLoader::work(std::stop_token stop) {
    const QPointer<QObject> self(this);
    while (true) {
        Wish wish;
        {
            std::unique_lock lock(m_mutex);
            if (!m_filled.wait(lock, stop, [this] { return !m_wishes.empty(); }))
                return;
            wish = std::move(m_wishes.back());
            m_wishes.pop_back();
        }
        const Thumbnail thumbnail = load(wish);
        postToUi(self, [this, library = wish.library, thumbnail] {
            {
                const std::lock_guard lock(m_mutex);
                m_pending.erase(thumbnail.id);
            }
            if (library == m_library)
                Q_EMIT loaded(thumbnail);
        });
    }
}

Thumbnail ThumbnailLoader::load(const Wish& wish) {
    Thumbnail thumbnail{.id = wish.id, .side = wish.side, .image = {}, .details = {}, .failure = {}};
    try {
        thumbnail.details = wish.library->details(wish.id);
        const auto outcome =
            m_thumbnails.load(thumbnail.details.path, thumbnail.details.contentKey, wish.side);
        if (const auto* pixels = std::get_if<PixelImage>(&outcome))
            thumbnail.image = toImage(*pixels);
        else
            thumbnail.failure = std::get<DecodeFailure>(outcome);
    } catch (const std::exception& error) {
        thumbnail.failure = {"unreadable", error.what()};
    }
    return thumbnail;
}

}  // namespace kindred
