#pragma once

#include <QStyledItemDelegate>

namespace kindred {

/// Paints a picture of a group whole; below it what becomes of it (with a box to tick where that can be
/// chosen, a star for the original), its name, facts and folder, and its distance on a badge.
class MemberDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int captionHeight = 88;  ///< below the picture

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

}  // namespace kindred
