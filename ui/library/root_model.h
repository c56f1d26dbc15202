#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/store/library_types.h"

namespace kindred {

/// The folders of a library with their counts. A folder that is not there now says so.
class RootModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FolderColumn, IndexedColumn, FailedColumn, MissingColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRoots(std::vector<RootRecord> roots);
    const RootRecord& root(int row) const { return m_roots[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString folderText(const RootRecord& root) const;

    std::vector<RootRecord> m_roots;
};

}  // namespace kindred
