#include "ui/duplicates/picture_cache.h"

#include "ui/common/error_text.h"

namespace kindred {

namespace {

constexpr int cacheBytes = 150'000'000;

qint64 keyOf(PictureId id) {
    return static_cast<qint64>(id);
}

}  // namespace

PictureCache::PictureCache(Thumbnails& thumbnails, QObject* parent)
    : QObject(parent), m_loader(thumbnails), m_entries(cacheBytes) {
    connect(&m_loader, &ThumbnailLoader::loaded, this, &PictureCache::take);
}

void PictureCache::setLibrary(std::shared_ptr<const LibrarySearch> library) {
    m_entries.clear();
    m_loader.setLibrary(std::move(library));
}

QPixmap PictureCache::picture(PictureId id) {
    if (const Entry* entry = m_entries.object(keyOf(id)))
        return entry->pixmap;
    m_loader.request(id);
    return {};
}

QString PictureCache::failure(PictureId id) const {
    const Entry* entry = m_entries.object(keyOf(id));
    return entry ? entry->failure : QString();
}

void PictureCache::take(const Thumbnail& thumbnail) {
    auto* entry = new Entry{QPixmap::fromImage(thumbnail.image), QString()};
    if (thumbnail.image.isNull())
        entry->failure = failureText(thumbnail.failure.code, thumbnail.failure.reason);
    constexpr qsizetype bookkeeping = 256;
    m_entries.insert(keyOf(thumbnail.id), entry, thumbnail.image.sizeInBytes() + bookkeeping);
    Q_EMIT arrived(keyOf(thumbnail.id));
}

}  // namespace kindred
