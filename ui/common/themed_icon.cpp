#include "ui/common/themed_icon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace kindred {

namespace {

/// Draws one of our line icons in the colour that its state asks for, looked up when it is drawn: a change of
/// theme needs no new icons.
class TintedIconEngine : public QIconEngine {
public:
    explicit TintedIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const qreal scale = painter->device()->devicePixelRatioF();
        QPixmap drawn = pixmap(rect.size() * scale, mode, state);
        drawn.setDevicePixelRatio(scale);
        painter->drawPixmap(rect.topLeft(), drawn);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QColor colour = colourFor(mode, state);
        const QString key = QStringLiteral("kindred/%1/%2x%3/%4")
                                .arg(m_name, QString::number(size.width()), QString::number(size.height()),
                                     colour.name(QColor::HexArgb));
        QPixmap drawn;
        if (!QPixmapCache::find(key, &drawn)) {
            drawn = draw(size, colour);
            QPixmapCache::insert(key, drawn);
        }
        return drawn;
    }

    QIconEngine* clone() const override { return new TintedIconEngine(m_name); }

private:
    static QColor colourFor(QIcon::Mode mode, QIcon::State state) {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return palette.color(state == QIcon::On ? QPalette::Highlight : QPalette::ButtonText);
    }

    QPixmap draw(const QSize& size, const QColor& colour) const {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(m_name));
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour);
        return pixmap;
    }

    QString m_name;
};

}  // namespace

QIcon themedIcon(const QString& name) {
    return QIcon(new TintedIconEngine(name));
}

}  // namespace kindred
