#include "ui/training/training_curves.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/common/plots/curve_plot.h"
#include "ui/common/plots/plot_panel.h"
#include "ui/common/theme.h"
#include "ui/training/best_epoch.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

constexpr int wideEnoughForThree = 108 * gridUnit;

/// The curves of one run, by plot.
struct RunCurves {
    std::vector<Curve> loss;
    std::vector<Curve> accuracy;
    std::vector<Curve> learningRate;
};

RunCurves curvesOf(const std::vector<EpochFigures>& epochs) {
    const Curve training{.name = TrainingCurves::tr("Training"), .points = {}, .dashed = true};
    const Curve heldOut{.name = TrainingCurves::tr("Held out"), .points = {}, .dashed = false};
    const Curve rate{.name = TrainingCurves::tr("Learning rate"), .points = {}, .label = QStringLiteral("η")};
    RunCurves curves{{training, heldOut}, {training, heldOut}, {rate}};
    for (const EpochFigures& figures : epochs) {
        const double epoch = figures.epoch;
        curves.loss[0].points.emplace_back(epoch, figures.trainLoss);
        curves.accuracy[0].points.emplace_back(epoch, figures.trainAccuracy);
        if (figures.validationLoss)
            curves.loss[1].points.emplace_back(epoch, *figures.validationLoss);
        if (figures.validationAccuracy)
            curves.accuracy[1].points.emplace_back(epoch, *figures.validationAccuracy);
        curves.learningRate[0].points.emplace_back(epoch, figures.learningRate);
    }
    return curves;
}

/// From 0, so that the fall to 0 is seen as such.
std::pair<double, double> rateRange(const std::vector<EpochFigures>& epochs,
                                    const std::vector<EpochFigures>& earlier) {
    double highest = 0;
    for (const auto* run : {&epochs, &earlier})
        for (const EpochFigures& figures : *run)
            highest = std::max(highest, figures.learningRate);
    return {0, highest > 0 ? 1.08 * highest : 1};
}

/// Appends the curves of an earlier run to those of the run at hand.
void append(std::vector<Curve>& curves, const std::vector<Curve>& earlier) {
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        Curve curve = earlier[i];
        curve.name = TrainingCurves::tr("%1, earlier run").arg(curve.name);
        curve.label = TrainingCurves::tr("Earlier");
        curve.earlierOf = i;
        curves.push_back(std::move(curve));
    }
}

}  // namespace

TrainingCurves::TrainingCurves(QWidget* parent)
    : QWidget(parent),
      m_loss(new CurvePlot),
      m_accuracy(new CurvePlot),
      m_learningRate(new CurvePlot),
      m_learningRatePanel(
          new PlotPanel(tr("Learning rate"), m_learningRate, QStringLiteral("learning-rate"))),
      m_grid(new QGridLayout(this)) {
    auto* lossPanel = new PlotPanel(tr("Loss"), m_loss, QStringLiteral("loss"));
    auto* accuracyPanel = new PlotPanel(tr("Accuracy"), m_accuracy, QStringLiteral("accuracy"));
    lossPanel->setExplanation(TrainingTerms::loss());
    accuracyPanel->setExplanation(TrainingTerms::accuracy());
    m_learningRate->setMinimumHeight(20 * gridUnit);
    m_learningRatePanel->setExplanation(TrainingTerms::learningRate());
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * gridUnit);
    m_grid->setVerticalSpacing(gridUnit);
    m_grid->addWidget(lossPanel, 0, 0);
    m_grid->addWidget(accuracyPanel, 0, 1);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    arrange();
}

void TrainingCurves::show(int planned, const std::vector<EpochFigures>& epochs,
                          const std::vector<EpochFigures>& earlier) {
    const int last = std::max({planned, 2, earlier.empty() ? 0 : earlier.back().epoch});
    const PlotAxis horizontal{tr("Epoch"), AxisNumbers::Whole, std::pair(1.0, double(last))};
    m_loss->setAxes(horizontal, {tr("Cross-entropy (nats)"), AxisNumbers::Plain, {}});
    m_accuracy->setAxes(horizontal, {tr("Accuracy (%)"), AxisNumbers::Share, {}});
    m_learningRate->setAxes(horizontal,
                            {tr("Learning rate"), AxisNumbers::Plain, rateRange(epochs, earlier)});

    RunCurves curves = curvesOf(epochs);
    if (!earlier.empty()) {
        const RunCurves before = curvesOf(earlier);
        append(curves.loss, before.loss);
        append(curves.accuracy, before.accuracy);
        append(curves.learningRate, before.learningRate);
    }
    m_loss->setCurves(std::move(curves.loss));
    m_accuracy->setCurves(std::move(curves.accuracy));
    m_learningRate->setCurves(std::move(curves.learningRate));
    const EpochFigures* best = bestEpoch(epochs);
    for (CurvePlot* plot : {m_loss, m_accuracy, m_learningRate})
        plot->setMarked(best ? std::optional<double>(best->epoch) : std::nullopt,
                        best ? tr("Best: %1").arg(best->epoch) : QString());
}

void TrainingCurves::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void TrainingCurves::arrange() {
    const bool wide = width() >= wideEnoughForThree;
    m_grid->addWidget(m_learningRatePanel, wide ? 0 : 1, wide ? 2 : 0, 1, wide ? 1 : 2);
    m_grid->setColumnStretch(2, wide ? 1 : 0);
    m_grid->setRowStretch(0, 3);
    m_grid->setRowStretch(1, wide ? 0 : 2);
}

}  // namespace kindred
