#pragma once

#include <vector>

#include <QColor>
#include <QString>

#include "ui/common/plots/qcustomplot_include.h"
#include "ui/common/theme.h"

namespace kindred {

/// What a plot draws over its curves; it fills the members and replots.
class CurveItem : public QCPAbstractItem {
public:
    struct Mark {
        QString text;
        QPointF at;  ///< in the axes' coordinates
        QColor colour;
    };

    CurveItem(QCustomPlot* plot, const QString& layer);
    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }

    std::vector<Mark> marks;

protected:
    QPointF pixelOf(const QPointF& point) const;
    const Colours& colours() const { return coloursFor(mParentPlot->palette()); }
};

/// The names of the curves beside their last points, pushed apart where they would overlap.
class CurveLabels : public CurveItem {
public:
    explicit CurveLabels(QCustomPlot* plot) : CurveItem(plot, QStringLiteral("overlay")) {}
    /// Pixels right of the axes that the names need.
    int widthNeeded() const;

protected:
    void draw(QCPPainter* painter) override;
};

/// A ring around each marked point, and a dotted line through them that is named above the axes.
class CurveMarker : public CurveItem {
public:
    explicit CurveMarker(QCustomPlot* plot) : CurveItem(plot, QStringLiteral("overlay")) {}

    QString text;

    /// Pixels above the axes that the text needs.
    int heightNeeded() const;

protected:
    void draw(QCPPainter* painter) override;
};

/// A line at the x pointed at, a dot on each curve, and a box with the values.
class CurvePointer : public CurveItem {
public:
    explicit CurvePointer(QCustomPlot* plot) : CurveItem(plot, QStringLiteral("overlay")) {}

    QString title;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawBox(QCPPainter& painter) const;
};

}  // namespace kindred
