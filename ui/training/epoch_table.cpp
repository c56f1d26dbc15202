#include "ui/training/epoch_table.h"

#include <QLocale>

#include "ui/common/format_text.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

QString shareText(double share) {
    return EpochTable::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 2));
}

QString lossText(double loss) {
    return QLocale().toString(loss, 'f', 4);
}

}  // namespace

void EpochTable::clear() {
    beginResetModel();
    m_epochs.clear();
    endResetModel();
}

void EpochTable::add(const EpochFigures& figures) {
    beginInsertRows({}, 0, 0);
    m_epochs.push_back(figures);
    endInsertRows();
}

int EpochTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_epochs.size());
}

int EpochTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EpochTable::data(const QModelIndex& index, int role) const {
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    return text(m_epochs[m_epochs.size() - 1 - std::size_t(index.row())], index.column());
}

QString EpochTable::text(const EpochFigures& figures, int column) const {
    switch (column) {
        case Epoch:
            return QLocale().toString(figures.epoch);
        case LearningRate:
            return QLocale().toString(figures.learningRate, 'g', 3);
        case TrainLoss:
            return lossText(figures.trainLoss);
        case TrainAccuracy:
            return shareText(figures.trainAccuracy);
        case HeldOutLoss:
            return figures.validationLoss ? lossText(*figures.validationLoss) : QString();
        case HeldOutAccuracy:
            return figures.validationAccuracy ? shareText(*figures.validationAccuracy) : QString();
        default:
            return durationText(figures.seconds);
    }
}

QVariant EpochTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const struct {
        QString name;
        QString explanation;
    } columns[ColumnCount] = {
        {tr("Epoch"), TrainingTerms::epochs()},
        {tr("Learning rate"), TrainingTerms::learningRate()},
        {tr("Loss"), TrainingTerms::loss()},
        {tr("Accuracy"), TrainingTerms::accuracy()},
        {tr("Held-out loss"), TrainingTerms::heldOut()},
        {tr("Held-out accuracy"), TrainingTerms::heldOut()},
        {tr("Time"), {}},
    };
    if (role == Qt::DisplayRole)
        return columns[section].name;
    return role == Qt::ToolTipRole ? columns[section].explanation : QVariant();
}

}  // namespace kindred
