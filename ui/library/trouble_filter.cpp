#include "ui/library/trouble_filter.h"

#include "ui/library/trouble_model.h"

namespace kindred {

void TroubleFilter::setKind(std::optional<FileState> kind) {
    m_kind = kind;
    invalidateFilter();
}

void TroubleFilter::setText(const QString& text) {
    m_text = text;
    invalidateFilter();
}

bool TroubleFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QAbstractItemModel& troubles = *sourceModel();
    const int state = troubles.index(row, 0, parent).data(TroubleModel::StateRole).toInt();
    if (m_kind && state != static_cast<int>(*m_kind))
        return false;
    for (int column = 0; column < troubles.columnCount(parent); ++column) {
        if (troubles.index(row, column, parent).data().toString().contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

}  // namespace kindred
