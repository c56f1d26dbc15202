#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/engine/library_search.h"

namespace kindred {

/// Files of a library that cannot be found by a search, with the reason: those that could not be read, those
/// that are not there any more.
class TroubleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ReasonColumn, FolderColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole };  ///< int, a FileState

    using QAbstractTableModel::QAbstractTableModel;

    void setFiles(std::vector<PictureDetails> files);
    const PictureDetails& file(int row) const { return m_files[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PictureDetails> m_files;
};

}  // namespace kindred
