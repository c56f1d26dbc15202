#pragma once

#include <QSortFilterProxyModel>
#include <optional>

#include "core/store/library_types.h"

namespace kindred {

/// Shows the troubles of one kind, or of all, whose name, reason or folder holds a text.
class TroubleFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setKind(std::optional<FileState> kind);
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<FileState> m_kind;
    QString m_text;
};

}  // namespace kindred
