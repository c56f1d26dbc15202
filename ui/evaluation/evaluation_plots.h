#pragma once

#include <QWidget>

#include "core/engine/evaluate_model.h"

namespace kindred {

class CurvePlot;
class MatrixPlot;
class PlotPanel;

/// The drawings of an evaluation: precision@K, precision and recall by radius, confusion matrix.
class EvaluationPlots : public QWidget {
    Q_OBJECT

public:
    explicit EvaluationPlots(QWidget* parent = nullptr);

    void setReport(const EvaluateReport& report);

    const CurvePlot& precision() const { return *m_precision; }
    const CurvePlot& byRadius() const { return *m_byRadius; }
    const MatrixPlot& confusion() const { return *m_confusion; }

private:
    CurvePlot* m_precision;
    CurvePlot* m_byRadius;
    MatrixPlot* m_confusion;
    PlotPanel* m_confusionPanel;
};

}  // namespace kindred
