#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/engine/reproduce.h"

namespace kindred {

/// Our figures beside the published ones, in the order in which they come.
class ReproductionTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Depth, Bits, Measure, Ours, Interval, Differs, Published, Source, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const ReproducedRow& row);
    const std::vector<ReproducedRow>& rows() const { return m_rows; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ReproducedRow& row, int column) const;

    std::vector<ReproducedRow> m_rows;
};

}  // namespace kindred
