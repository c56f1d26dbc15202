#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

namespace kindred {

/// What part of a picture is seen: how much larger than whole, and which point of it (0 to 1 in both
/// directions) lies in the middle. Means the same for pictures of any size.
struct ZoomPlace {
    double zoom = 1;
    QPointF middle{0.5, 0.5};

    friend bool operator==(const ZoomPlace&, const ZoomPlace&) = default;
};

/// One picture that can be looked at closely: the wheel, + and - zoom, dragging and the arrow keys move, 0
/// shows it whole.
class ZoomView : public QWidget {
    Q_OBJECT
public:
    explicit ZoomView(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    void setPlace(ZoomPlace place);
    const ZoomPlace& place() const { return m_place; }
    void zoomBy(double factor);

Q_SIGNALS:
    /// A person moved it.
    void placeChanged(kindred::ZoomPlace place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QSizeF shownSize() const;
    void zoomAt(double factor, QPointF point);
    void moveBy(QPointF pixels);
    void take(ZoomPlace place);

    QImage m_picture;
    ZoomPlace m_place;
    QPointF m_dragged;
};

}  // namespace kindred
