#include "ui/duplicates/member_delegate.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/common/distance_scale.h"
#include "ui/common/plots/plot_colours.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/duplicates/member_model.h"

namespace kindred {

namespace {

constexpr int gap = gridUnit;
constexpr int lineHeight = 20;
constexpr int boxSide = 16;

QRect cellOf(const QStyleOptionViewItem& option) {
    return option.rect.adjusted(gap, gap, -gap, -gap);
}

QRect squareOf(const QStyleOptionViewItem& option) {
    const QRect cell = cellOf(option);
    return {cell.left(), cell.top(), cell.width(), cell.height() - MemberDelegate::captionHeight + 2 * gap};
}

/// A line of the caption, from 0.
QRect lineOf(const QStyleOptionViewItem& option, int line) {
    const QRect square = squareOf(option);
    return {square.left(), square.bottom() + 1 + line * lineHeight, square.width(), lineHeight};
}

QRect boxOf(const QStyleOptionViewItem& option) {
    const QRect line = lineOf(option, 0);
    return {line.left(), line.top() + (lineHeight - boxSide) / 2, boxSide, boxSide};
}

void drawPicture(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const Colours& colours = coloursFor(option.palette);
    const QRect square = squareOf(option).adjusted(0, 0, 0, -gap / 2);
    QPainterPath shape;
    shape.addRoundedRect(square, cornerRadius, cornerRadius);
    painter->fillPath(shape, colours.raised);
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    if (!pixmap.isNull()) {
        QRect place(QPoint(0, 0), pixmap.size().scaled(square.size(), Qt::KeepAspectRatio));
        place.moveCenter(square.center());
        painter->save();
        painter->setClipPath(shape);
        painter->drawPixmap(place, pixmap);
        painter->restore();
    } else if (!index.data(MemberModel::FailureRole).toString().isEmpty()) {
        QRect icon(0, 0, 3 * gridUnit, 3 * gridUnit);
        icon.moveCenter(square.center());
        themedIcon(QStringLiteral("warning")).paint(painter, icon, Qt::AlignCenter, QIcon::Disabled);
    }
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

int drawBadge(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QString text = index.data(MemberModel::BadgeRole).toString();
    if (text.isEmpty())
        return 0;
    QFont font = option.font;
    font.setPixelSize(static_cast<int>(TextSize::Small));
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    const int width = painter->fontMetrics().horizontalAdvance(text) + 2 * gridUnit;
    constexpr int height = 18;
    const QRect line = lineOf(option, 0);
    const QRect badge(line.right() - width + 1, line.top() + 1, width, height);
    const QColor ground = distanceColour(index.data(MemberModel::DistanceRole).toInt(),
                                         index.data(MemberModel::BitsRole).toInt());
    painter->setPen(coloursFor(option.palette).line);
    painter->setBrush(ground);
    painter->drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), height / 2.0, height / 2.0);
    painter->setPen(readableOn(ground));
    painter->drawText(badge, Qt::AlignCenter, text);
    return width + gridUnit;
}

void drawBox(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QRect box = boxOf(option);
    if (index.data(MemberModel::OriginalRole).toBool()) {
        themedIcon(QStringLiteral("original")).paint(painter, box, Qt::AlignCenter, QIcon::Normal, QIcon::On);
        return;
    }
    if (!index.data(Qt::CheckStateRole).isValid())
        return;
    const Colours& colours = coloursFor(option.palette);
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    painter->setPen(isTicked ? colours.accent : colours.quietText);
    painter->setBrush(isTicked ? colours.accent : colours.surface);
    painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (isTicked)
        themedIcon(QStringLiteral("check"))
            .paint(painter, box.adjusted(1, 1, -1, -1), Qt::AlignCenter, QIcon::Selected);
}

void drawCaption(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const Colours& colours = coloursFor(option.palette);
    const int badge = drawBadge(painter, option, index);
    const auto write = [&](const QRect& place, const QString& text, TextSize size, bool bold,
                           const QColor& colour, Qt::TextElideMode elide) {
        QFont font = option.font;
        font.setPixelSize(static_cast<int>(size));
        font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, elide, place.width()));
    };
    write(lineOf(option, 0).adjusted(boxSide + gridUnit, 0, -badge, 0),
          index.data(MemberModel::FateRole).toString(), TextSize::Small, true, colours.text, Qt::ElideRight);
    write(lineOf(option, 1), index.data(MemberModel::NameRole).toString(), TextSize::Body, false,
          colours.text, Qt::ElideMiddle);
    write(lineOf(option, 2), index.data(MemberModel::FactsRole).toString(), TextSize::Small, false,
          colours.quietText, Qt::ElideRight);
    write(lineOf(option, 3), index.data(MemberModel::FolderRole).toString(), TextSize::Small, false,
          colours.quietText, Qt::ElideLeft);
}

}  // namespace

void MemberDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    drawPicture(painter, option, index);
    drawBox(painter, option, index);
    drawCaption(painter, option, index);
    painter->restore();
}

bool MemberDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    if (!lineOf(option, 0).contains(static_cast<QMouseEvent*>(event)->position().toPoint()))
        return false;
    const bool isTicked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}  // namespace kindred
