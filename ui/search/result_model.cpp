#include "ui/search/result_model.h"

#include <QMimeData>
#include <algorithm>

#include "ui/common/error_text.h"
#include "ui/common/file_actions.h"
#include "ui/common/file_paths.h"

namespace kindred {

namespace {

constexpr int cacheBytes = 200'000'000;

qint64 keyOf(PictureId id) {
    return static_cast<qint64>(id);
}

}  // namespace

ResultModel::ResultModel(Thumbnails& thumbnails, QObject* parent)
    : QAbstractListModel(parent), m_loader(thumbnails), m_cells(cacheBytes) {
    connect(&m_loader, &ThumbnailLoader::loaded, this, &ResultModel::takeThumbnail);
}

void ResultModel::setLibrary(std::shared_ptr<const LibrarySearch> library, int bits) {
    beginResetModel();
    m_matches.clear();
    m_wantedRows.clear();
    m_cells.clear();
    m_bits = bits;
    m_loader.setLibrary(std::move(library));
    endResetModel();
}

void ResultModel::setMatches(RankedMatches matches, bool ranked) {
    // While a library grows, pictures only join at the end; what people look at then stays where it is.
    const bool grows = !ranked && !m_ranked && matches.size() >= m_matches.size() &&
                       std::equal(m_matches.begin(), m_matches.end(), matches.begin());
    if (grows) {
        if (matches.size() == m_matches.size())
            return;
        beginInsertRows({}, static_cast<int>(m_matches.size()), static_cast<int>(matches.size()) - 1);
        m_matches = std::move(matches);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_loader.dropAll();
    m_wantedRows.clear();
    m_matches = std::move(matches);
    m_ranked = ranked;
    endResetModel();
}

int ResultModel::rowOf(PictureId id) const {
    const auto found = std::ranges::find(m_matches, id, &RankedMatch::id);
    return found == m_matches.end() ? -1 : static_cast<int>(found - m_matches.begin());
}

std::optional<PictureDetails> ResultModel::knownDetails(int row) const {
    const Cell* cell = m_cells.object(keyOf(matchAt(row).id));
    return cell ? std::optional(cell->details) : std::nullopt;
}

int ResultModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

ResultModel::Cell* ResultModel::cellAt(int row) const {
    const PictureId id = matchAt(row).id;
    Cell* cell = m_cells.object(keyOf(id));
    if (!cell || cell->side < m_loader.side()) {
        m_wantedRows[keyOf(id)] = row;
        const_cast<ThumbnailLoader&>(m_loader).request(id);
    }
    return cell;
}

QVariant ResultModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int row = index.row();
    switch (role) {
        case RankRole:
            return row + 1;
        case DistanceRole:
            return m_ranked ? QVariant(matchAt(row).distance) : QVariant();
        case BitsRole:
            return m_bits;
        case Qt::DecorationRole: {
            const Cell* cell = cellAt(row);
            return cell && !cell->pixmap.isNull() ? QVariant(cell->pixmap) : QVariant();
        }
        case FailureRole: {
            const Cell* cell = m_cells.object(keyOf(matchAt(row).id));
            return cell ? cell->failure : QString();
        }
        case Qt::ToolTipRole: {
            const auto details = knownDetails(row);
            return details ? toText(details->path) : QString();
        }
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return accessibleText(row);
        default:
            return {};
    }
}

QString ResultModel::accessibleText(int row) const {
    const auto details = knownDetails(row);
    const QString name = details ? toText(details->path.filename()) : tr("Picture %1").arg(row + 1);
    return m_ranked ? tr("%1, distance %2 of %3").arg(name).arg(matchAt(row).distance).arg(m_bits) : name;
}

Qt::ItemFlags ResultModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : flags;
}

QMimeData* ResultModel::mimeData(const QModelIndexList& indexes) const {
    std::vector<std::filesystem::path> files;
    for (const QModelIndex& index : indexes) {
        if (const auto details = knownDetails(index.row()))
            files.push_back(details->path);
    }
    return files.empty() ? nullptr : mimeDataOf(files);
}

void ResultModel::takeThumbnail(const Thumbnail& thumbnail) {
    auto* cell = new Cell{QPixmap::fromImage(thumbnail.image), thumbnail.details, QString(), thumbnail.side};
    if (thumbnail.image.isNull())
        cell->failure = failureText(thumbnail.failure.code, thumbnail.failure.reason);
    constexpr qsizetype bookkeeping = 512;
    m_cells.insert(keyOf(thumbnail.id), cell, thumbnail.image.sizeInBytes() + bookkeeping);
    const int row = m_wantedRows.take(keyOf(thumbnail.id));
    if (row < rowCount() && matchAt(row).id == thumbnail.id)
        Q_EMIT dataChanged(index(row), index(row));
}

}  // namespace kindred
