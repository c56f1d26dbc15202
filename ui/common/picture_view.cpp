#include "ui/common/picture_view.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"

namespace kindred {

PictureView::PictureView(QWidget* parent) : QWidget(parent) {}

void PictureView::setPicture(const QImage& picture, bool enlarge) {
    m_picture = picture;
    m_enlarge = enlarge;
    update();
}

void PictureView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    if (m_picture.isNull()) {
        shape.addRoundedRect(rect(), cornerRadius, cornerRadius);
        painter.fillPath(shape, coloursFor(palette()).raised);
        QRect icon(0, 0, 3 * gridUnit, 3 * gridUnit);
        icon.moveCenter(rect().center());
        themedIcon(QStringLiteral("image")).paint(&painter, icon, Qt::AlignCenter, QIcon::Disabled);
        return;
    }
    QSize shown = m_picture.size() / devicePixelRatioF();
    if (m_enlarge || shown.width() > width() || shown.height() > height())
        shown.scale(size(), Qt::KeepAspectRatio);
    QRect place(QPoint(0, 0), shown);
    place.moveCenter(rect().center());
    shape.addRoundedRect(place, cornerRadius, cornerRadius);
    painter.setClipPath(shape);
    painter.drawImage(place, m_picture);
}

}  // namespace kindred
