#include "ui/duplicates/group_delegate.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/duplicates/group_model.h"

namespace kindred {

namespace {

constexpr int side = 7 * gridUnit;

void drawPicture(QPainter* painter, const QRect& square, const QModelIndex& index, const Colours& colours) {
    QPainterPath shape;
    shape.addRoundedRect(square, cornerRadius, cornerRadius);
    painter->fillPath(shape, colours.raised);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    if (pixmap.isNull()) {
        if (!index.data(GroupModel::FailureRole).toString().isEmpty())
            themedIcon(QStringLiteral("warning"))
                .paint(painter, square.marginsRemoved({16, 16, 16, 16}), Qt::AlignCenter, QIcon::Disabled);
        return;
    }
    const QSizeF part = QSizeF(square.size()).scaled(pixmap.size(), Qt::KeepAspectRatio);
    const QRectF middle(QPointF((pixmap.width() - part.width()) / 2, (pixmap.height() - part.height()) / 2),
                        part);
    painter->save();
    painter->setClipPath(shape);
    painter->drawPixmap(square, pixmap, middle.toRect());
    painter->restore();
}

}  // namespace

QSize GroupDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {30 * gridUnit, side + 2 * gridUnit};
}

void GroupDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const Colours& colours = coloursFor(option.palette);
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected || (option.state & QStyle::State_MouseOver))
        painter->fillRect(option.rect, isSelected ? colours.accent : colours.raised);
    const QRect square(option.rect.left() + gridUnit, option.rect.top() + gridUnit, side, side);
    drawPicture(painter, square, index, colours);

    const QRect words(square.right() + 1 + gridUnit, square.top(),
                      option.rect.right() - square.right() - 2 * gridUnit, side);
    const int half = side / 2;
    QFont font = option.font;
    font.setPixelSize(static_cast<int>(TextSize::Body));
    painter->setFont(font);
    painter->setPen(isSelected ? colours.onAccent : colours.text);
    painter->drawText(words.adjusted(0, 0, 0, -half), Qt::AlignLeft | Qt::AlignBottom,
                      painter->fontMetrics().elidedText(index.data(GroupModel::NameRole).toString(),
                                                        Qt::ElideMiddle, words.width()));
    font.setPixelSize(static_cast<int>(TextSize::Small));
    painter->setFont(font);
    painter->setPen(isSelected ? colours.onAccent : colours.quietText);
    painter->drawText(words.adjusted(0, half + 3, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                      painter->fontMetrics().elidedText(index.data(GroupModel::FactsRole).toString(),
                                                        Qt::ElideRight, words.width()));
    painter->restore();
}

}  // namespace kindred
