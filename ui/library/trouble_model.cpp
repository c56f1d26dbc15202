#include "ui/library/trouble_model.h"

#include <algorithm>

#include "ui/common/error_text.h"
#include "ui/common/file_paths.h"
#include "ui/common/themed_icon.h"

namespace kindred {

void TroubleModel::setFiles(std::vector<PictureDetails> files) {
    const auto same = [](const PictureDetails& a, const PictureDetails& b) {
        return a.id == b.id && a.state == b.state && a.error == b.error;
    };
    if (std::ranges::equal(m_files, files, same))
        return;  // read anew every second while indexing; the place in the table is kept
    beginResetModel();
    m_files = std::move(files);
    endResetModel();
}

int TroubleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int TroubleModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TroubleModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const PictureDetails& file = this->file(index.row());
    const bool missing = file.state == FileState::Missing;
    if (role == StateRole)
        return static_cast<int>(file.state);
    if (role == Qt::DecorationRole && index.column() == NameColumn)
        return themedIcon(missing ? QStringLiteral("info") : QStringLiteral("warning"));
    if (role == Qt::ToolTipRole)
        return index.column() == ReasonColumn && !missing ? QString::fromStdString(file.reason)
                                                          : toText(file.path);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
        case NameColumn:
            return toText(file.path.filename());
        case ReasonColumn:
            return missing ? tr("The file is not there any more.") : failureText(file.error, file.reason);
        default:
            return toText(file.path.parent_path());
    }
}

QVariant TroubleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
        case NameColumn:
            return tr("File");
        case ReasonColumn:
            return tr("Why it is not found");
        case FolderColumn:
            return tr("Folder");
        default:
            return {};
    }
}

}  // namespace kindred
