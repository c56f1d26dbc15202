#pragma once

#include <QCache>
#include <QObject>
#include <QPixmap>

#include "ui/common/thumbnail_loader.h"

namespace kindred {

/// The small pictures of a library, for several views: they come when they are first asked for, and are kept
/// within bounds.
class PictureCache : public QObject {
    Q_OBJECT
public:
    explicit PictureCache(Thumbnails& thumbnails, QObject* parent = nullptr);

    /// Where pictures come from; forgets those that are there.
    void setLibrary(std::shared_ptr<const LibrarySearch> library);
    /// Null while it is on its way, and where there is none.
    QPixmap picture(PictureId id);
    /// Why there is no picture; empty while it is on its way.
    QString failure(PictureId id) const;

Q_SIGNALS:
    /// `picture` is the number of a PictureId.
    void arrived(qint64 picture);

private:
    struct Entry {
        QPixmap pixmap;
        QString failure;
    };

    void take(const Thumbnail& thumbnail);

    ThumbnailLoader m_loader;
    QCache<qint64, Entry> m_entries;  // the cost is in bytes
};

}  // namespace kindred
