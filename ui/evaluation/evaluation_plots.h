#pragma once

#include <QWidget>

#include "core/engine/evaluate_model.h"

namespace kindred {

class CurvePlot;
class MatrixPlot;
class PlotPanel;

/// The drawings of an evaluation: precision@K, precision and recall by radius and against each other,
/// confusion matrix, what a distance means, and the bits.
class EvaluationPlots : public QWidget {
    Q_OBJECT

public:
    explicit EvaluationPlots(QWidget* parent = nullptr);

    void setReport(const EvaluateReport& report);

    const CurvePlot& precision() const { return *m_precision; }
    const CurvePlot& byRadius() const { return *m_byRadius; }
    const CurvePlot& precisionRecall() const { return *m_precisionRecall; }
    const CurvePlot& calibration() const { return *m_calibration; }
    const CurvePlot& bits() const { return *m_bits; }
    const MatrixPlot& confusion() const { return *m_confusion; }

private:
    void nameAxes();
    void arrange();
    void showConfusion(const EvaluateReport& report);

    CurvePlot* m_precision;
    CurvePlot* m_byRadius;
    CurvePlot* m_precisionRecall;
    CurvePlot* m_calibration;
    CurvePlot* m_bits;
    MatrixPlot* m_confusion;
    PlotPanel* m_confusionPanel;
};

}  // namespace kindred
