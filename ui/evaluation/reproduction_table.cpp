#include "ui/evaluation/reproduction_table.h"

#include <QLocale>

namespace kindred {

namespace {

QString shareText(double share) {
    return QLocale().toString(share * 100, 'f', 2);
}

}  // namespace

void ReproductionTable::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void ReproductionTable::add(const ReproducedRow& row) {
    const int place = int(m_rows.size());
    beginInsertRows({}, place, place);
    m_rows.push_back(row);
    endInsertRows();
}

int ReproductionTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReproductionTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReproductionTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ReproducedRow& row = m_rows[std::size_t(index.row())];
    if (role == Qt::ToolTipRole && row.differs)
        return tr("Differs by more than noise");
    if (role == Qt::TextAlignmentRole) {
        const bool isWord = index.column() == Measure || index.column() == Source;
        return int((isWord ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    return role == Qt::DisplayRole ? text(row, index.column()) : QVariant();
}

QString ReproductionTable::text(const ReproducedRow& row, int column) const {
    switch (column) {
        case Depth:
            return QLocale().toString(row.blocks);
        case Bits:
            return QLocale().toString(row.bits);
        case Measure:
            return row.measure == "map" ? tr("mAP") : tr("Accuracy");
        case Ours:
            return tr("%1 %").arg(shareText(row.ours));
        case Interval:
            return tr("%1 to %2 %").arg(shareText(row.low), shareText(row.high));
        case Differs:
            return row.differs ? QStringLiteral("≠") : QString();
        case Published:
            return row.published ? tr("%1 %").arg(shareText(*row.published)) : QString();
        default:
            return row.source == "thesis"  ? tr("Thesis")
                   : row.source == "paper" ? tr("Paper")
                                           : QString::fromStdString(row.source);
    }
}

QVariant ReproductionTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isWord = section == Measure || section == Source;
        return int((isWord ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    const QString names[ColumnCount] = {tr("Depth n"),   tr("Bits"),          tr("Measure"),
                                        tr("Ours"),      tr("95 % interval"), QStringLiteral("≠"),
                                        tr("Published"), tr("Source")};
    if (role == Qt::ToolTipRole && section == Differs)
        return tr("Marked where both differ by more than noise");
    return role == Qt::DisplayRole ? names[section] : QVariant();
}

}  // namespace kindred
