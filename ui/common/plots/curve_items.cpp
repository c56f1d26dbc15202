#include "ui/common/plots/curve_items.h"

#include <algorithm>

namespace kindred {

namespace {

constexpr int gap = gridUnit;
constexpr double dot = 3.5;

void drawDot(QCPPainter& painter, const QPointF& centre, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(centre, dot, dot);
}

/// Heights for labels of `height` that want to stand at `wanted` (sorted), none over another, all within the
/// limits.
std::vector<double> apart(std::vector<double> wanted, double height, double top, double bottom) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
        wanted[i] = std::max(wanted[i], i == 0 ? top : wanted[i - 1] + height);
    for (std::size_t i = wanted.size(); i-- > 0;)
        wanted[i] = std::min(wanted[i], i + 1 == wanted.size() ? bottom : wanted[i + 1] - height);
    return wanted;
}

}  // namespace

CurveItem::CurveItem(QCustomPlot* plot, const QString& layer) : QCPAbstractItem(plot) {
    setClipToAxisRect(false);
    setLayer(layer);
}

QPointF CurveItem::pixelOf(const QPointF& point) const {
    return {mParentPlot->xAxis->coordToPixel(point.x()), mParentPlot->yAxis->coordToPixel(point.y())};
}

int CurveLabels::widthNeeded() const {
    const QFontMetrics metrics(mParentPlot->font());
    int widest = 0;
    for (const Mark& mark : marks)
        widest = std::max(widest, metrics.horizontalAdvance(mark.text));
    return marks.empty() ? gap : widest + 4 * gap;
}

void CurveLabels::draw(QCPPainter* painter) {
    const QFontMetrics metrics(mParentPlot->font());
    const QRect axes = mParentPlot->axisRect()->rect();
    std::vector<const Mark*> order;
    for (const Mark& mark : marks)
        order.push_back(&mark);
    std::stable_sort(order.begin(), order.end(),
                     [](const Mark* a, const Mark* b) { return a->at.y() > b->at.y(); });
    std::vector<double> wanted;
    for (const Mark* mark : order)
        wanted.push_back(pixelOf(mark->at).y());
    const auto heights = apart(wanted, metrics.height(), axes.top(), axes.bottom());

    QColor behind = colours().ground;  // longer curves may run there
    behind.setAlphaF(0.75F);
    painter->setFont(mParentPlot->font());
    painter->setAntialiasing(true);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double left = pixelOf(order[i]->at).x() + 2 * gap;
        painter->fillRect(QRectF(left + gap - 1, heights[i] - metrics.height() / 2.0,
                                 metrics.horizontalAdvance(order[i]->text) + 2, metrics.height()),
                          behind);
        drawDot(*painter, {left, heights[i]}, order[i]->colour);
        painter->setPen(colours().text);
        painter->drawText(QPointF(left + gap, heights[i] + metrics.ascent() / 2.0 - 1), order[i]->text);
    }
}

int CurveMarker::heightNeeded() const {
    return marks.empty() || text.isEmpty() ? 0 : QFontMetrics(mParentPlot->font()).height() + 2;
}

void CurveMarker::draw(QCPPainter* painter) {
    if (marks.empty())
        return;
    constexpr double ring = 5.5;
    const QRect axes = mParentPlot->axisRect()->rect();
    const double x = pixelOf(marks.front().at).x();
    painter->setAntialiasing(true);
    painter->setPen(QPen(colours().quietText, 1, Qt::DotLine));
    painter->drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()));
    painter->setBrush(Qt::NoBrush);
    for (const Mark& mark : marks) {
        painter->setPen(QPen(mark.colour, 2));
        painter->drawEllipse(pixelOf(mark.at), ring, ring);
    }
    const QFontMetrics metrics(mParentPlot->font());
    const double width = metrics.horizontalAdvance(text);
    const double left = std::min(x - width / 2, axes.right() - width);
    painter->setFont(mParentPlot->font());
    painter->setPen(colours().quietText);
    painter->drawText(QPointF(std::max(left, double(axes.left())), axes.top() - metrics.descent() - 1), text);
}

void CurvePointer::draw(QCPPainter* painter) {
    if (marks.empty())
        return;
    const QRect axes = mParentPlot->axisRect()->rect();
    const double x = pixelOf(marks.front().at).x();
    painter->setAntialiasing(true);
    painter->setPen(QPen(colours().quietText, 1));
    painter->drawLine(QPointF(x, axes.top()), QPointF(x, axes.bottom()));
    for (const Mark& mark : marks)
        drawDot(*painter, pixelOf(mark.at), mark.colour);
    drawBox(*painter);
}

void CurvePointer::drawBox(QCPPainter& painter) const {
    const QFontMetrics metrics(mParentPlot->font());
    const QRect axes = mParentPlot->axisRect()->rect();
    int width = metrics.horizontalAdvance(title);
    for (const Mark& mark : marks)
        width = std::max(width, metrics.horizontalAdvance(mark.text) + 2 * gap);
    QRectF box(0, 0, width + 2 * gap, metrics.height() * double(marks.size() + 1) + 2 * gap);
    const double x = pixelOf(marks.front().at).x();
    const double left = x < axes.center().x() ? x + gap : x - gap - box.width();
    box.moveTopLeft({std::max(left, double(axes.left())), axes.top() + 4.0});

    painter.setPen(QPen(colours().line, 1));
    painter.setBrush(colours().surface);
    painter.drawRoundedRect(box, cornerRadius, cornerRadius);
    painter.setFont(mParentPlot->font());
    painter.setPen(colours().text);
    double baseline = box.top() + gap + metrics.ascent();
    painter.drawText(QPointF(box.left() + gap, baseline), title);
    for (const Mark& mark : marks) {
        baseline += metrics.height();
        drawDot(painter, {box.left() + gap + dot, baseline - metrics.ascent() / 2.0 + 1}, mark.colour);
        painter.setPen(colours().text);
        painter.drawText(QPointF(box.left() + 3 * gap, baseline), mark.text);
    }
}

}  // namespace kindred
