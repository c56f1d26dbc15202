#pragma once

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QPixmap>
#include <optional>

#include "core/search/ranking_types.h"
#include "ui/common/thumbnail_loader.h"

namespace kindred {

/// The results of a search as a list; small pictures come when they are first asked for and are kept within
/// bounds.
class ResultModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        RankRole = Qt::UserRole,  ///< int, from 1
        DistanceRole,             ///< int, bits; invalid where the pictures are not ranked
        BitsRole,                 ///< int, length of the code
        FailureRole,              ///< QString: why there is no small picture; empty while it is on its way
    };

    explicit ResultModel(Thumbnails& thumbnails, QObject* parent = nullptr);

    /// The library that the next results come from; forgets all pictures.
    void setLibrary(std::shared_ptr<const LibrarySearch> library, int bits);
    /// The longest side of a cell in device pixels; what is too small for it is fetched anew when it is
    /// shown.
    void setCellSide(int devicePixels) { m_loader.setCellSide(devicePixels); }
    void setMatches(RankedMatches matches, bool ranked);

    const RankedMatch& matchAt(int row) const { return m_matches[static_cast<std::size_t>(row)]; }
    /// The row of a picture, -1 if it is not among the results.
    int rowOf(PictureId id) const;
    /// What is known of a picture once its small picture was loaded.
    std::optional<PictureDetails> knownDetails(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    struct Cell {
        QPixmap pixmap;
        PictureDetails details;
        QString failure;
        int side = 0;  ///< of the thumbnail that was asked for
    };

    Cell* cellAt(int row) const;
    void takeThumbnail(const Thumbnail& thumbnail);
    QString accessibleText(int row) const;

    RankedMatches m_matches;
    bool m_ranked = false;
    int m_bits = 0;
    ThumbnailLoader m_loader;
    mutable QCache<qint64, Cell> m_cells;     // by picture; the cost is in bytes
    mutable QHash<qint64, int> m_wantedRows;  // where a picture on its way was asked for
};

}  // namespace kindred
