#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

/// The figures of a training run, an epoch a row, the latest first.
class EpochTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Epoch,
        LearningRate,
        TrainLoss,
        TrainAccuracy,
        HeldOutLoss,
        HeldOutAccuracy,
        Time,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const EpochFigures& figures);
    /// By rising epoch.
    const std::vector<EpochFigures>& epochs() const { return m_epochs; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const EpochFigures& figures, int column) const;

    std::vector<EpochFigures> m_epochs;
};

}  // namespace kindred
