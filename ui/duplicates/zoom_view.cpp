#include "ui/duplicates/zoom_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr double mostZoom = 32;
constexpr double zoomStep = 1.25;

}  // namespace

ZoomView::ZoomView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(16 * gridUnit, 16 * gridUnit);
    setCursor(Qt::OpenHandCursor);
}

void ZoomView::setPicture(const QImage& picture) {
    m_picture = picture;
    update();
}

void ZoomView::setPlace(ZoomPlace place) {
    place.zoom = std::clamp(place.zoom, 1.0, mostZoom);
    const double reach = 0.5 / place.zoom;  // what is farther out shows nothing but ground
    place.middle.setX(std::clamp(place.middle.x(), reach, 1 - reach));
    place.middle.setY(std::clamp(place.middle.y(), reach, 1 - reach));
    m_place = place;
    update();
}

void ZoomView::take(ZoomPlace place) {
    const ZoomPlace before = m_place;
    setPlace(place);
    if (m_place != before)
        Q_EMIT placeChanged(m_place);
}

void ZoomView::zoomBy(double factor) {
    zoomAt(factor, rect().center());
}

/// The size of the whole picture at the zoom of the moment.
QSizeF ZoomView::shownSize() const {
    return QSizeF(m_picture.size()).scaled(size(), Qt::KeepAspectRatio) * m_place.zoom;
}

/// The point of the picture that lies there stays there.
void ZoomView::zoomAt(double factor, QPointF point) {
    if (m_picture.isNull())
        return;
    ZoomPlace place = m_place;
    place.zoom = std::clamp(m_place.zoom * factor, 1.0, mostZoom);
    const QSizeF before = shownSize();
    const QPointF off = point - QRectF(rect()).center();
    const double grown = place.zoom / m_place.zoom;
    place.middle += QPointF(off.x() / before.width(), off.y() / before.height()) * (1 - 1 / grown);
    take(place);
}

void ZoomView::moveBy(QPointF pixels) {
    if (m_picture.isNull())
        return;
    ZoomPlace place = m_place;
    const QSizeF shown = shownSize();
    place.middle -= QPointF(pixels.x() / shown.width(), pixels.y() / shown.height());
    take(place);
}

void ZoomView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = coloursFor(palette());
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
    painter.fillPath(shape, colours.raised);
    if (!m_picture.isNull()) {
        const QSizeF shown = shownSize();
        const QPointF corner = QRectF(rect()).center() - QPointF(m_place.middle.x() * shown.width(),
                                                                 m_place.middle.y() * shown.height());
        painter.save();
        painter.setClipPath(shape);
        // Single pixels are told apart where they are large.
        const bool isLarge = shown.width() > 4.0 * m_picture.width();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !isLarge);
        painter.drawImage(QRectF(corner, shown), m_picture);
        painter.restore();
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.drawPath(shape);
    }
}

void ZoomView::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    zoomAt(std::pow(zoomStep, steps), event->position());
    event->accept();
}

void ZoomView::mousePressEvent(QMouseEvent* event) {
    m_dragged = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void ZoomView::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton))
        return;
    moveBy(event->position() - m_dragged);
    m_dragged = event->position();
}

void ZoomView::mouseReleaseEvent(QMouseEvent*) {
    setCursor(Qt::OpenHandCursor);
}

void ZoomView::keyPressEvent(QKeyEvent* event) {
    constexpr double step = 6.0 * gridUnit;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoomBy(zoomStep);
            break;
        case Qt::Key_Minus:
            zoomBy(1 / zoomStep);
            break;
        case Qt::Key_0:
            take({});
            break;
        case Qt::Key_Left:
            moveBy({step, 0});
            break;
        case Qt::Key_Right:
            moveBy({-step, 0});
            break;
        case Qt::Key_Up:
            moveBy({0, step});
            break;
        case Qt::Key_Down:
            moveBy({0, -step});
            break;
        default:
            QWidget::keyPressEvent(event);
    }
}

void ZoomView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void ZoomView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace kindred
