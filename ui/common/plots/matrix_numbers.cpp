#include "ui/common/plots/matrix_numbers.h"

#include <algorithm>

#include "ui/common/plots/plot_colours.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr double smallestReadable = 6.5;  // points

}  // namespace

MatrixNumbers::MatrixNumbers(QCustomPlot* plot, const MatrixPlot& matrix)
    : QCPAbstractItem(plot), m_matrix(matrix) {
    setLayer(QStringLiteral("overlay"));
}

QRectF MatrixNumbers::cellRect(MatrixPlot::Cell cell) const {
    const double left = mParentPlot->xAxis->coordToPixel(cell.column - 0.5);
    const double top = mParentPlot->yAxis->coordToPixel(cell.row - 0.5);
    return {left, top, mParentPlot->xAxis->coordToPixel(cell.column + 0.5) - left,
            mParentPlot->yAxis->coordToPixel(cell.row + 0.5) - top};
}

std::optional<double> MatrixNumbers::pointSize() const {
    std::uint64_t largest = 0;
    for (const auto& row : m_matrix.counts())
        largest = std::max(largest, std::ranges::max(row));
    const QFont& font = mParentPlot->font();
    const QFontMetricsF metrics(font);
    const QRectF cell = cellRect({});
    const double widest = metrics.horizontalAdvance(m_matrix.locale().toString(qulonglong(largest)));
    const double fit = std::min({1.0, 0.85 * cell.width() / widest, 0.9 * cell.height() / metrics.height()});
    const double points = fit * QFontInfo(font).pointSizeF();
    return points < smallestReadable ? std::nullopt : std::optional(points);
}

void MatrixNumbers::draw(QCPPainter* painter) {
    if (m_matrix.isEmpty())
        return;
    if (const auto points = pointSize()) {
        drawNumbers(*painter, *points);
        frameDiagonal(*painter);
    }
    if (const auto cell = m_matrix.pointed()) {
        painter->setPen(QPen(coloursFor(mParentPlot->palette()).accent, 3));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(cellRect(*cell));
    }
}

void MatrixNumbers::frameDiagonal(QCPPainter& painter) const {
    painter.setPen(QPen(coloursFor(mParentPlot->palette()).quietText, 1));
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < int(m_matrix.counts().size()); ++i)
        painter.drawRect(cellRect({i, i}).adjusted(0.5, 0.5, -0.5, -0.5));
}

void MatrixNumbers::drawNumbers(QCPPainter& painter, double points) const {
    QFont font = mParentPlot->font();
    font.setPointSizeF(points);
    painter.setFont(font);
    const int size = int(m_matrix.counts().size());
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            const MatrixPlot::Cell cell{row, column};
            const std::uint64_t count = m_matrix.counts()[std::size_t(row)][std::size_t(column)];
            painter.setPen(readableOn(sequentialColour(m_matrix.share(cell), mParentPlot->palette())));
            painter.drawText(cellRect(cell), Qt::AlignCenter, m_matrix.locale().toString(qulonglong(count)));
        }
}

}  // namespace kindred
