#pragma once

#include "ui/common/plots/matrix_plot.h"
#include "ui/common/plots/qcustomplot_include.h"

namespace kindred {

/// What a matrix plot draws over its colours: the numbers, a frame round the diagonal's cells and round the
/// cell pointed at.
class MatrixNumbers : public QCPAbstractItem {
public:
    MatrixNumbers(QCustomPlot* plot, const MatrixPlot& matrix);

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1; }
    /// Points of type in which the widest number fits its cell; nothing if that would be too small to read.
    std::optional<double> pointSize() const;

protected:
    void draw(QCPPainter* painter) override;

private:
    QRectF cellRect(MatrixPlot::Cell cell) const;
    void drawNumbers(QCPPainter& painter, double points) const;
    void frameDiagonal(QCPPainter& painter) const;

    const MatrixPlot& m_matrix;
};

}  // namespace kindred
