#pragma once

#include <QWidget>
#include <vector>

#include "core/learning/recipe_types.h"

namespace kindred {

class CurvePlot;

/// Loss and accuracy over the epochs of a run, side by side.
class TrainingCurves : public QWidget {
    Q_OBJECT

public:
    explicit TrainingCurves(QWidget* parent = nullptr);

    /// Empty axes for a run of so many epochs.
    void begin(int epochs);
    void setEpochs(const std::vector<EpochFigures>& epochs);

    const CurvePlot& loss() const { return *m_loss; }
    const CurvePlot& accuracy() const { return *m_accuracy; }

private:
    CurvePlot* m_loss;
    CurvePlot* m_accuracy;
};

}  // namespace kindred
