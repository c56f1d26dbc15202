#include "ui/search/result_delegate.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/common/distance_scale.h"
#include "ui/common/plots/plot_colours.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/search/result_model.h"

namespace kindred {

namespace {

constexpr int gap = gridUnit / 2;

QFont fontOf(const QStyleOptionViewItem& option, TextSize size, bool bold = false) {
    QFont font = option.font;
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

/// The largest middle part of the picture that has the target's proportions.
QRectF middlePart(const QSizeF& picture, const QSizeF& target) {
    const QSizeF part = target.scaled(picture, Qt::KeepAspectRatio);
    return {QPointF((picture.width() - part.width()) / 2, (picture.height() - part.height()) / 2), part};
}

void drawPicture(QPainter* painter, const QRect& square, const QModelIndex& index, const Colours& colours) {
    QPainterPath shape;
    shape.addRoundedRect(square, cornerRadius, cornerRadius);
    painter->fillPath(shape, colours.raised);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    if (!pixmap.isNull()) {
        painter->save();
        painter->setClipPath(shape);
        painter->drawPixmap(square, pixmap, middlePart(pixmap.size(), square.size()).toRect());
        painter->restore();
    } else if (!index.data(ResultModel::FailureRole).toString().isEmpty()) {
        QRect icon(0, 0, 3 * gridUnit, 3 * gridUnit);
        icon.moveCenter(square.center());
        themedIcon(QStringLiteral("warning")).paint(painter, icon, Qt::AlignCenter, QIcon::Disabled);
    }
}

void drawBadge(QPainter* painter, const QRect& caption, const QStyleOptionViewItem& option, int distance,
               int bits) {
    const QString text = QString::number(distance);
    painter->setFont(fontOf(option, TextSize::Small, true));
    const int width = painter->fontMetrics().horizontalAdvance(text) + 2 * gridUnit;
    constexpr int height = 18;
    const QRect badge(caption.right() - width + 1, caption.top() + 6, width, height);
    const QColor ground = distanceColour(distance, bits);
    painter->setPen(coloursFor(option.palette).line);
    painter->setBrush(ground);
    painter->drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), height / 2.0, height / 2.0);
    painter->setPen(readableOn(ground));
    painter->drawText(badge, Qt::AlignCenter, text);
}

void drawSelection(QPainter* painter, const QRect& square, const QStyleOptionViewItem& option) {
    const Colours& colours = coloursFor(option.palette);
    painter->setBrush(Qt::NoBrush);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(QPen(colours.accent, 3));
        painter->drawRoundedRect(QRectF(square).adjusted(-1.5, -1.5, 1.5, 1.5), cornerRadius + 1,
                                 cornerRadius + 1);
    } else if (option.state & QStyle::State_MouseOver) {
        painter->setPen(QPen(colours.quietText, 1));
        painter->drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    }
}

}  // namespace

void ResultDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const Colours& colours = coloursFor(option.palette);
    const QRect cell = option.rect.adjusted(gap, gap, -gap, -gap);
    const QRect square(cell.left(), cell.top(), cell.width(), cell.width());
    const QRect caption(cell.left(), square.bottom() + 1, cell.width(), cell.bottom() - square.bottom());
    drawPicture(painter, square, index, colours);
    drawSelection(painter, square, option);
    const QVariant distance = index.data(ResultModel::DistanceRole);
    if (distance.isValid()) {
        painter->setFont(fontOf(option, TextSize::Small));
        painter->setPen(colours.quietText);
        painter->drawText(caption.adjusted(gap, 6, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                          index.data(ResultModel::RankRole).toString());
        drawBadge(painter, caption, option, distance.toInt(), index.data(ResultModel::BitsRole).toInt());
    }
    painter->restore();
}

}  // namespace kindred
