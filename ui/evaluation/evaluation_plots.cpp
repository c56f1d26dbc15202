#include "ui/evaluation/evaluation_plots.h"

#include <QGridLayout>

#include "ui/common/plots/curve_plot.h"
#include "ui/common/plots/matrix_plot.h"
#include "ui/common/plots/plot_panel.h"
#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_terms.h"

namespace kindred {

namespace {

constexpr std::pair all(0.0, 1.0);

/// Whole numbers 0 to `last`, so that marks at the ends are whole too.
std::pair<double, double> roomFor(int last) {
    return {-0.5, last + 0.5};
}

std::vector<Curve> precisionAtK(const RetrievalFigures& figures) {
    Curve stable{EvaluationPlots::tr("Precision"), {}};
    Curve expected{EvaluationPlots::tr("Expected"), {}, true};
    for (const PrecisionAt& at : figures.precisionAt) {
        stable.points.emplace_back(double(at.k), at.stable);
        expected.points.emplace_back(double(at.k), at.expected);
    }
    return {stable, expected};
}

std::vector<Curve> precisionAndRecall(const RetrievalFigures& figures) {
    Curve precision{EvaluationPlots::tr("Precision"), {}};
    Curve recall{EvaluationPlots::tr("Recall"), {}, true};
    for (const RadiusFigures& at : figures.byRadius) {
        precision.points.emplace_back(at.radius, at.precision);
        recall.points.emplace_back(at.radius, at.recall);
    }
    return {precision, recall};
}

/// One point a radius; of those that add no recall the first.
std::vector<Curve> precisionAgainstRecall(const RetrievalFigures& figures) {
    Curve curve{EvaluationPlots::tr("Precision"), {}};
    for (const RadiusFigures& at : figures.byRadius) {
        const bool isNew = curve.points.empty() || at.microRecall > curve.points.back().x();
        if (at.microPrecision && isNew)
            curve.points.emplace_back(at.microRecall, *at.microPrecision);
    }
    return {curve};
}

std::vector<Curve> sameClassByDistance(const std::vector<DistanceShare>& calibration) {
    Curve curve{EvaluationPlots::tr("Same class"), {}};
    for (const DistanceShare& at : calibration) {
        curve.points.emplace_back(at.distance, at.same);
        curve.intervals.emplace_back(at.interval.low, at.interval.high);
    }
    return {curve};
}

std::vector<Curve> bitHealth(const std::vector<BitHealth>& bits) {
    Curve ones{EvaluationPlots::tr("Ones"), {}, false, false};
    Curve correlation{EvaluationPlots::tr("Correlation"), {}, true, false};
    for (std::size_t bit = 0; bit < bits.size(); ++bit) {
        ones.points.emplace_back(double(bit), bits[bit].ones);
        correlation.points.emplace_back(double(bit), bits[bit].correlation);
    }
    return {ones, correlation};
}

PlotPanel* panel(const QString& heading, Plot* plot, const QString& fileName, const QString& explanation) {
    auto* made = new PlotPanel(heading, plot, fileName);
    made->setExplanation(explanation);
    return made;
}

}  // namespace

EvaluationPlots::EvaluationPlots(QWidget* parent)
    : QWidget(parent),
      m_precision(new CurvePlot),
      m_byRadius(new CurvePlot),
      m_precisionRecall(new CurvePlot),
      m_calibration(new CurvePlot),
      m_bits(new CurvePlot),
      m_confusion(new MatrixPlot),
      m_confusionPanel(panel(tr("Confusion matrix"), m_confusion, QStringLiteral("confusion-matrix"),
                             EvaluationTerms::confusion())) {
    nameAxes();
    arrange();
}

void EvaluationPlots::nameAxes() {
    const PlotAxis share{tr("Share (%)"), AxisNumbers::Share, all};
    const PlotAxis precision{tr("Precision (%)"), AxisNumbers::Share, {}};
    m_precision->setAxes({tr("K nearest pictures"), AxisNumbers::Whole, {}}, precision);
    m_byRadius->setAxes({tr("Hamming radius (bits)"), AxisNumbers::Whole, {}}, share);
    m_precisionRecall->setAxes({tr("Recall (%)"), AxisNumbers::Share, all},
                               {tr("Precision (%)"), AxisNumbers::Share, all});
    m_confusion->setTitles({tr("Actual class"), tr("Predicted class"), tr("Share of the actual class (%)")});
}

void EvaluationPlots::arrange() {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(3 * gridUnit);
    grid->setVerticalSpacing(2 * gridUnit);
    grid->addWidget(panel(tr("Precision@K"), m_precision, QStringLiteral("precision-at-k"),
                          EvaluationTerms::precisionAt()),
                    0, 0);
    grid->addWidget(panel(tr("Precision and recall by radius"), m_byRadius,
                          QStringLiteral("precision-recall-by-radius"), EvaluationTerms::byRadius()),
                    1, 0);
    grid->addWidget(m_confusionPanel, 0, 1, 2, 1);
    grid->addWidget(panel(tr("Precision against recall"), m_precisionRecall,
                          QStringLiteral("precision-recall"), EvaluationTerms::precisionRecall()),
                    2, 0);
    grid->addWidget(panel(tr("What a distance means"), m_calibration, QStringLiteral("calibration"),
                          EvaluationTerms::calibration()),
                    2, 1);
    grid->addWidget(panel(tr("Balance and correlation of the bits"), m_bits, QStringLiteral("bits"),
                          EvaluationTerms::bits()),
                    3, 0, 1, 2);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 5);
}

void EvaluationPlots::setReport(const EvaluateReport& report) {
    m_precision->setCurves(precisionAtK(report.retrieval));
    m_byRadius->setCurves(precisionAndRecall(report.retrieval));
    m_precisionRecall->setCurves(precisionAgainstRecall(report.retrieval));
    const int farthest = report.calibration.empty() ? 0 : report.calibration.back().distance;
    m_calibration->setAxes({tr("Hamming distance (bits)"), AxisNumbers::Whole, roomFor(farthest)},
                           {tr("Same class (%)"), AxisNumbers::Share, all});
    m_calibration->setCurves(sameClassByDistance(report.calibration));
    m_bits->setAxes({tr("Bit"), AxisNumbers::Whole, roomFor(int(report.retrieval.bits.size()) - 1)},
                    {tr("Share (%)"), AxisNumbers::Share, all});
    m_bits->setCurves(bitHealth(report.retrieval.bits));
    showConfusion(report);
}

void EvaluationPlots::showConfusion(const EvaluateReport& report) {
    m_confusionPanel->setVisible(report.classification.has_value());
    if (!report.classification)
        return;
    QStringList names;
    for (const std::string& name : report.classification->confusion.classes)
        names += QString::fromStdString(name);
    m_confusion->setMatrix(names, report.classification->confusion.counts);
}

}  // namespace kindred
