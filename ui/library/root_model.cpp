#include "ui/library/root_model.h"

#include <QStringList>
#include <algorithm>

#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/common/themed_icon.h"

namespace kindred {

void RootModel::setRoots(std::vector<RootRecord> roots) {
    const bool same = std::ranges::equal(m_roots, roots, {}, &RootRecord::id, &RootRecord::id);
    if (!same) {
        beginResetModel();
        m_roots = std::move(roots);
        endResetModel();
        return;
    }
    // The same folders with other counts: what is chosen stays chosen.
    m_roots = std::move(roots);
    if (!m_roots.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RootModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_roots.size());
}

int RootModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString RootModel::folderText(const RootRecord& root) const {
    QString path = toText(root.path);
    if (!root.reachable)
        return tr("%1 (not connected; nothing is forgotten)").arg(path);
    if (root.excluded.empty())
        return path;
    return tr("%1 (without %n folder(s))", nullptr, static_cast<int>(root.excluded.size())).arg(path);
}

QVariant RootModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const RootRecord& root = this->root(index.row());
    if (role == Qt::TextAlignmentRole && index.column() != FolderColumn)
        return QVariant::fromValue<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && index.column() == FolderColumn)
        return themedIcon(root.reachable ? QStringLiteral("folder") : QStringLiteral("warning"));
    if (role == Qt::ToolTipRole && index.column() == FolderColumn && !root.excluded.empty()) {
        QStringList excluded;
        for (const std::string& folder : root.excluded)
            excluded << toText(folder);
        return tr("Left out: %1").arg(excluded.join(QStringLiteral(", ")));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case FolderColumn:
            return folderText(root);
        case IndexedColumn:
            return countText(root.indexed);
        case FailedColumn:
            return countText(root.failed);
        default:
            return countText(root.missing);
    }
}

QVariant RootModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>((section == FolderColumn ? Qt::AlignLeft : Qt::AlignRight) |
                                        Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case FolderColumn:
            return tr("Folder");
        case IndexedColumn:
            return tr("Indexed");
        case FailedColumn:
            return tr("Not readable");
        case MissingColumn:
            return tr("Missing");
        default:
            return {};
    }
}

}  // namespace kindred
