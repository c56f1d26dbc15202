#include "ui/training/training_curves.h"

#include <QHBoxLayout>

#include "ui/common/plots/curve_plot.h"
#include "ui/common/plots/plot_panel.h"
#include "ui/common/theme.h"
#include "ui/training/training_terms.h"

namespace kindred {

TrainingCurves::TrainingCurves(QWidget* parent)
    : QWidget(parent), m_loss(new CurvePlot), m_accuracy(new CurvePlot) {
    auto* lossPanel = new PlotPanel(tr("Loss"), m_loss, QStringLiteral("loss"));
    auto* accuracyPanel = new PlotPanel(tr("Accuracy"), m_accuracy, QStringLiteral("accuracy"));
    lossPanel->setExplanation(TrainingTerms::loss());
    accuracyPanel->setExplanation(TrainingTerms::accuracy());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * gridUnit);
    row->addWidget(lossPanel);
    row->addWidget(accuracyPanel);
}

void TrainingCurves::begin(int epochs) {
    const PlotAxis horizontal{tr("Epoch"), AxisNumbers::Whole, std::pair(1.0, std::max(epochs, 2) + 0.0)};
    m_loss->setAxes(horizontal, {tr("Cross-entropy (nats)"), AxisNumbers::Plain, {}});
    m_accuracy->setAxes(horizontal, {tr("Accuracy (%)"), AxisNumbers::Share, {}});
    setEpochs({});
}

void TrainingCurves::setEpochs(const std::vector<EpochFigures>& epochs) {
    Curve trainLoss{tr("Training"), {}, true};
    Curve heldOutLoss{tr("Held out"), {}, false};
    Curve trainAccuracy = trainLoss;
    Curve heldOutAccuracy = heldOutLoss;
    for (const EpochFigures& figures : epochs) {
        const double epoch = figures.epoch;
        trainLoss.points.emplace_back(epoch, figures.trainLoss);
        trainAccuracy.points.emplace_back(epoch, figures.trainAccuracy);
        if (figures.validationLoss)
            heldOutLoss.points.emplace_back(epoch, *figures.validationLoss);
        if (figures.validationAccuracy)
            heldOutAccuracy.points.emplace_back(epoch, *figures.validationAccuracy);
    }
    m_loss->setCurves({trainLoss, heldOutLoss});
    m_accuracy->setCurves({trainAccuracy, heldOutAccuracy});
}

}  // namespace kindred
