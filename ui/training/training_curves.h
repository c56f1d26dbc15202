#pragma once

#include <QWidget>
#include <vector>

#include "core/learning/recipe_types.h"

class QGridLayout;

namespace kindred {

class CurvePlot;
class PlotPanel;

/// Loss, accuracy and learning rate over the epochs of a run, the best epoch marked, and those of an earlier
/// run in the same plots.
class TrainingCurves : public QWidget {
    Q_OBJECT

public:
    explicit TrainingCurves(QWidget* parent = nullptr);

    /// For a run of so many epochs, of which these are over. `earlier`: what it is compared with; may be
    /// empty.
    void show(int planned, const std::vector<EpochFigures>& epochs, const std::vector<EpochFigures>& earlier);

    const CurvePlot& loss() const { return *m_loss; }
    const CurvePlot& accuracy() const { return *m_accuracy; }
    const CurvePlot& learningRate() const { return *m_learningRate; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    CurvePlot* m_loss;
    CurvePlot* m_accuracy;
    CurvePlot* m_learningRate;
    PlotPanel* m_learningRatePanel;
    QGridLayout* m_grid;
};

}  // namespace kindred
