#include "ui/evaluation/evaluation_plots.h"

#include <QGridLayout>

#include "ui/common/plots/curve_plot.h"
#include "ui/common/plots/matrix_plot.h"
#include "ui/common/plots/plot_panel.h"
#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_terms.h"

namespace kindred {

EvaluationPlots::EvaluationPlots(QWidget* parent)
    : QWidget(parent), m_precision(new CurvePlot), m_byRadius(new CurvePlot), m_confusion(new MatrixPlot) {
    auto* precisionPanel = new PlotPanel(tr("Precision@K"), m_precision, QStringLiteral("precision-at-k"));
    auto* radiusPanel = new PlotPanel(tr("Precision and recall by radius"), m_byRadius,
                                      QStringLiteral("precision-recall-by-radius"));
    m_confusionPanel = new PlotPanel(tr("Confusion matrix"), m_confusion, QStringLiteral("confusion-matrix"));
    precisionPanel->setExplanation(EvaluationTerms::precisionAt());
    radiusPanel->setExplanation(EvaluationTerms::byRadius());
    m_confusionPanel->setExplanation(EvaluationTerms::confusion());
    m_precision->setAxes({tr("K nearest pictures"), AxisNumbers::Whole, {}},
                         {tr("Precision (%)"), AxisNumbers::Share, {}});
    m_byRadius->setAxes({tr("Hamming radius (bits)"), AxisNumbers::Whole, {}},
                        {tr("Share (%)"), AxisNumbers::Share, std::pair(0.0, 1.0)});
    m_confusion->setTitles({tr("Actual class"), tr("Predicted class"), tr("Share of the actual class (%)")});

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(3 * gridUnit);
    grid->setVerticalSpacing(2 * gridUnit);
    grid->addWidget(precisionPanel, 0, 0);
    grid->addWidget(radiusPanel, 1, 0);
    grid->addWidget(m_confusionPanel, 0, 1, 2, 1);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 5);
}

void EvaluationPlots::setReport(const EvaluateReport& report) {
    Curve precisionAt{tr("Precision"), {}, false};
    for (const PrecisionAt& figure : report.retrieval.precisionAt)
        precisionAt.points.emplace_back(double(figure.k), figure.stable);
    m_precision->setCurves({precisionAt});

    Curve precision{tr("Precision"), {}, false};
    Curve recall{tr("Recall"), {}, true};
    for (const RadiusFigures& figure : report.retrieval.byRadius) {
        precision.points.emplace_back(figure.radius, figure.precision);
        recall.points.emplace_back(figure.radius, figure.recall);
    }
    m_byRadius->setCurves({precision, recall});

    m_confusionPanel->setVisible(report.classification.has_value());
    if (!report.classification)
        return;
    QStringList names;
    for (const std::string& name : report.classification->confusion.classes)
        names += QString::fromStdString(name);
    m_confusion->setMatrix(names, report.classification->confusion.counts);
}

}  // namespace kindred
