#include "ui/evaluation/headline_figures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/common/format_text.h"
#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_terms.h"

namespace kindred {

namespace {

QString shareText(double share) {
    return HeadlineFigures::tr("%1 %").arg(QLocale().toString(share * 100, 'f', 2));
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

QString remarksOn(const EvaluateReport& report) {
    QStringList remarks;
    if (!report.classification)
        remarks += HeadlineFigures::tr(
            "The model does not know these classes, so its accuracy cannot be measured; retrieval can.");
    if (!report.failures.empty())
        remarks += HeadlineFigures::tr("%n picture(s) could not be read and were left out.", nullptr,
                                       int(report.failures.size()));
    return remarks.join(u' ');
}

}  // namespace

HeadlineFigures::HeadlineFigures(QWidget* parent)
    : QWidget(parent), m_row(new QHBoxLayout), m_definition(new QLabel), m_remarks(new QLabel) {
    m_row->setSpacing(5 * gridUnit);
    for (QLabel* label : {m_definition, m_remarks}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    setQuiet(m_definition);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addLayout(m_row);
    column->addWidget(m_definition);
    column->addWidget(m_remarks);
}

void HeadlineFigures::setReport(const EvaluateReport& report) {
    while (QLayoutItem* item = m_row->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const RetrievalFigures& retrieval = report.retrieval;
    add(tr("mAP@%1").arg(retrieval.top), shareText(retrieval.meanAveragePrecision.stable),
        EvaluationTerms::meanAveragePrecision(), true);
    if (const auto& classification = report.classification) {
        add(tr("Accuracy"), shareText(classification->accuracy), EvaluationTerms::accuracy(), true);
        add(tr("Top-2 accuracy"), shareText(classification->top2), EvaluationTerms::topAccuracy(), false);
        add(tr("Top-3 accuracy"), shareText(classification->top3), EvaluationTerms::topAccuracy(), false);
    }
    add(tr("Distinct codes"), countText(retrieval.distinctCodes), EvaluationTerms::distinctCodes(), false);
    m_row->addStretch(1);
    m_definition->setText(definitionText(report));
    m_remarks->setText(remarksOn(report));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
}

void HeadlineFigures::add(const QString& name, const QString& value, const QString& explanation, bool large) {
    auto* number = new QLabel(value);
    setTextSize(number, large ? TextSize::Display : TextSize::Title, large);
    number->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* caption = new QLabel(name);
    setTextSize(caption, TextSize::Small);
    setQuiet(caption);
    auto* figure = new QWidget;
    figure->setToolTip(explanation);
    figure->setAccessibleName(QStringLiteral("%1 %2").arg(name, value));
    auto* column = new QVBoxLayout(figure);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(number, 1, Qt::AlignBottom);
    column->addWidget(caption);
    m_row->addWidget(figure);
}

}  // namespace kindred
