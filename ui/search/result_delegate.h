#pragma once

#include <QStyledItemDelegate>

namespace kindred {

/// Paints a result: the picture, cut to a square; below it the rank, and the distance on a badge whose colour
/// is a step of the distance scale. A picture that is not there yet is a quiet ground.
class ResultDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int captionHeight = 32;  ///< below the square

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace kindred
