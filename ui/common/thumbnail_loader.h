#pragma once

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include "core/engine/library_search.h"
#include "core/engine/thumbnails.h"

namespace kindred {

/// What is shown of a picture in a grid: the small picture, or null with the reason in `details` or
/// `failure`.
struct Thumbnail {
    PictureId id{};
    int side = 0;  ///< the longest side that was asked for
    QImage image;
    PictureDetails details;
    DecodeFailure failure;
};

/// Brings the small pictures of a library, newest wish first, on threads of its own. What was asked for
/// longest ago is dropped once more is asked for than a screen holds, so scrolling fast never waits for what
/// has scrolled away. Used on the window's thread; destroying it drops all wishes and waits for the pictures
/// at hand.
class ThumbnailLoader : public QObject {
    Q_OBJECT
public:
    explicit ThumbnailLoader(Thumbnails& thumbnails, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    /// Where pictures are looked up from now on; drops all wishes.
    void setLibrary(std::shared_ptr<const LibrarySearch> library);
    /// How long the longest side of a cell is, in device pixels: pictures asked for from now on come in the
    /// next larger of two sizes, so that the cache holds few of each.
    void setCellSide(int devicePixels);
    int side() const { return m_side; }
    /// Asks for a picture; loaded() follows unless the wish is dropped. Asking again for one on its way is
    /// free.
    void request(PictureId id);
    void dropAll();

Q_SIGNALS:
    void loaded(const Thumbnail& thumbnail);

private:
    struct Wish {
        PictureId id{};
        int side = 0;
        std::shared_ptr<const LibrarySearch> library;
    };

    void work(std::stop_token stop);
    Thumbnail load(const Wish& wish);

    static constexpr int usualSide = 256;
    static constexpr int largeSide = 512;

    Thumbnails& m_thumbnails;
    std::shared_ptr<const LibrarySearch> m_library;
    int m_side = usualSide;
    std::mutex m_mutex;
    std::condition_variable_any m_filled;
    std::deque<Wish> m_wishes;
    std::set<PictureId> m_pending;
    std::vector<std::jthread> m_threads;
};

}  // namespace kindred
