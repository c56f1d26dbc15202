#include "ui/evaluation/headline_figures.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <vector>

#include "ui/common/format_text.h"
#include "ui/common/icon_view.h"
#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_terms.h"

namespace kindred {

namespace {

QString shareText(double share) {
    return HeadlineFigures::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 2));
}

/// "(91.6 to 92.7)", in per cent.
QString rangeText(double low, double high) {
    const auto number = [](double share) { return QLocale().toString(share * 100, 'f', 2); };
    return HeadlineFigures::tr("(%1 to %2)").arg(number(low), number(high));
}

/// EvaluateReport::definition in the user's language.
QString definitionText(const EvaluateReport& report) {
    const RetrievalFigures& figures = report.retrieval;
    return HeadlineFigures::
        tr("mAP@%1 of %2 on %3: %4 test pictures searched for among %5 training pictures, ranked by Hamming "
           "distance, equal distances in the data set's order; relevant is a picture of the same class; AP@R "
           "is the "
           "sum of the precision at each relevant rank up to R over the number of relevant ones found (0 "
           "where there "
           "are none), mAP its mean over the queries.")
            .arg(QString::number(figures.top), QString::fromStdString(report.modelName),
                 QString::fromStdString(report.dataName), QString::number(figures.queries),
                 QString::number(figures.database));
}

QString listed(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names)
        list += QString::fromStdString(name);
    return list.join(QStringLiteral(", "));
}

QString remarksOn(const EvaluateReport& report) {
    QStringList remarks;
    if (!report.unseen.empty() && report.knownUnseen.empty())
        remarks += HeadlineFigures::tr("Only pictures of %1 were judged, which the model does not know.")
                       .arg(listed(report.unseen));
    else if (!report.unseen.empty())
        remarks +=
            HeadlineFigures::tr(
                "Only pictures of %1 were judged; of these the model knows %2, so they are not unseen.")
                .arg(listed(report.unseen), listed(report.knownUnseen));
    else if (!report.classification)
        remarks += HeadlineFigures::tr(
            "The model does not know these classes, so its accuracy cannot be measured; retrieval can.");
    if (!report.failures.empty())
        remarks += HeadlineFigures::tr("%n picture(s) could not be read and were left out.", nullptr,
                                       int(report.failures.size()));
    return remarks.join(u' ');
}

}  // namespace

HeadlineFigures::HeadlineFigures(QWidget* parent)
    : QWidget(parent),
      m_main(new QHBoxLayout),
      m_further(new QHBoxLayout),
      m_leakMark(new IconView(2 * gridUnit)),
      m_leaks(new QLabel),
      m_definition(new QLabel),
      m_remarks(new QLabel) {
    m_main->setSpacing(2 * gridUnit);
    m_further->setSpacing(3 * gridUnit);
    for (QLabel* label : {m_leaks, m_definition, m_remarks}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    setQuiet(m_definition);
    m_leaks->setToolTip(EvaluationTerms::leaks());
    m_leakMark->setIcon(QStringLiteral("warning"));
    auto* leaks = new QHBoxLayout;
    leaks->setSpacing(gridUnit);
    leaks->addWidget(m_leakMark);
    leaks->addWidget(m_leaks, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addLayout(m_main);
    column->addLayout(m_further);
    column->addLayout(leaks);
    column->addWidget(m_remarks);
    column->addWidget(m_definition);
}

void HeadlineFigures::setReport(const EvaluateReport& report) {
    for (QHBoxLayout* row : {m_main, m_further}) {
        while (QLayoutItem* item = row->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }
    showMain(report);
    showFurther(report);
    showLeaks(report);
    m_definition->setText(definitionText(report));
    m_remarks->setText(remarksOn(report));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
}

void HeadlineFigures::showMain(const EvaluateReport& report) {
    const RetrievalFigures& retrieval = report.retrieval;
    const MeanAveragePrecision& map = retrieval.meanAveragePrecision;
    m_main->addWidget(
        makeFigure({tr("mAP@%1").arg(retrieval.top), shareText(map.stable),
                    rangeText(map.interval.low, map.interval.high), EvaluationTerms::meanAveragePrecision()},
                   true));
    if (const auto& classification = report.classification) {
        const Interval& interval = classification->interval;
        m_main->addWidget(makeFigure({tr("Accuracy"), shareText(classification->accuracy),
                                      rangeText(interval.low, interval.high), EvaluationTerms::accuracy()},
                                     true));
        m_main->addWidget(makeFigure(
            {tr("Top-2 accuracy"), shareText(classification->top2), {}, EvaluationTerms::topAccuracy()},
            false));
        m_main->addWidget(makeFigure(
            {tr("Top-3 accuracy"), shareText(classification->top3), {}, EvaluationTerms::topAccuracy()},
            false));
    }
    m_main->addStretch(1);
}

void HeadlineFigures::showFurther(const EvaluateReport& report) {
    const RetrievalFigures& retrieval = report.retrieval;
    const MeanAveragePrecision& map = retrieval.meanAveragePrecision;
    std::vector<Figure> figures;
    figures.push_back({tr("mAP@%1 of any order").arg(retrieval.top), shareText(map.expected),
                       rangeText(map.lower, map.upper), EvaluationTerms::anyOrder()});
    if (const auto& baseline = report.argmaxBaseline)
        figures.push_back(
            {tr("By class alone"), shareText(baseline->stable), {}, EvaluationTerms::argmaxBaseline()});
    figures.push_back({tr("By chance"), shareText(retrieval.chance), {}, EvaluationTerms::chance()});
    figures.push_back(
        {tr("Contamination"), shareText(retrieval.contamination), {}, EvaluationTerms::contamination()});
    figures.push_back(
        {tr("Distinct codes"), countText(retrieval.distinctCodes), {}, EvaluationTerms::distinctCodes()});
    for (const Figure& figure : figures)
        m_further->addWidget(makeFigure(figure, false));
    m_further->addStretch(1);
}

void HeadlineFigures::showLeaks(const EvaluateReport& report) {
    const std::size_t leaks = report.leaks.count;
    m_leakMark->setVisible(leaks > 0);
    m_leaks->setText(leaks == 0
                         ? tr("No test picture is among the training pictures.")
                         : tr("%n test picture(s) are among the training pictures too, pixel for pixel; "
                              "new pictures would do worse.",
                              nullptr, int(leaks)));
}

QWidget* HeadlineFigures::makeFigure(const Figure& figure, bool large) {
    auto* number = new QLabel(figure.value);
    setTextSize(number, large ? TextSize::Display : TextSize::Title, large);
    number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* range = new QLabel(figure.range);
    range->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setQuiet(range);
    range->setVisible(!figure.range.isEmpty());
    auto* caption = new QLabel(figure.name);
    setTextSize(caption, TextSize::Small);
    setQuiet(caption);

    auto* made = new QWidget;
    made->setToolTip(figure.explanation);
    made->setAccessibleName(QStringList{figure.name, figure.value, figure.range}.join(u' ').trimmed());
    auto* grid = new QGridLayout(made);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(gridUnit / 2);
    grid->setVerticalSpacing(0);
    grid->addWidget(number, 0, 0, Qt::AlignBottom);
    grid->addWidget(range, 0, 1, Qt::AlignBaseline | Qt::AlignLeft);
    grid->addWidget(caption, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    return made;
}

}  // namespace kindred
