#include "ui/training/training_outcome.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/common/theme.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

QString detailOf(const TrainReport& report, int planned) {
    QStringList parts{toText(report.model.parent_path())};
    parts += TrainingOutcome::tr("epoch %1 kept").arg(report.keptEpoch);
    if (!report.stopped && !report.epochs.empty() && report.epochs.back().epoch < planned)
        parts += TrainingOutcome::tr("ended early after epoch %1: nothing better came")
                     .arg(report.epochs.back().epoch);
    if (report.testAccuracy)
        parts += TrainingOutcome::tr("test accuracy %1 %")
                     .arg(QLocale().toString(*report.testAccuracy * 100, 'f', 2));
    parts += durationText(report.seconds);
    parts += report.precision == Precision::BFloat16 ? QStringLiteral("bfloat16") : QStringLiteral("float32");
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

TrainingOutcome::TrainingOutcome(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel),
      m_detail(new QLabel),
      m_left(new QLabel),
      m_use(new QPushButton(tr("Use this model"))),
      m_evaluate(new QPushButton(tr("Evaluate it"))) {
    setObjectName(QStringLiteral("card"));
    setTextSize(m_title, TextSize::Emphasis, true);
    setQuiet(m_detail);
    setQuiet(m_left);
    m_detail->setToolTip(TrainingTerms::accuracy());
    m_use->setToolTip(tr("Search and index with it from now on"));
    m_use->setProperty("primary", true);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 2);
    for (QLabel* label : {m_title, m_detail, m_left}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(label);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    row->setSpacing(gridUnit);
    row->addLayout(words, 1);
    row->addWidget(m_evaluate);
    row->addWidget(m_use);
    connect(m_use, &QPushButton::clicked, this, [this] { Q_EMIT useWanted(m_model); });
    connect(m_evaluate, &QPushButton::clicked, this, [this] { Q_EMIT evaluationWanted(m_model); });
    hide();
}

void TrainingOutcome::tell(const TrainReport& report, int planned) {
    m_model = report.model;
    const bool saved = !m_model.empty();
    const QString file = toText(m_model.filename());
    if (!saved)
        m_title->setText(tr("Stopped before the first epoch was over; there is no model to save."));
    else if (report.stopped)
        m_title->setText(tr("Stopped; the best so far is saved as %1").arg(file));
    else
        m_title->setText(tr("✓ Saved as %1").arg(file));
    QStringList details;
    if (saved)
        details += detailOf(report, planned);
    if (report.stopped)
        details += tr("“Go on” continues where it was stopped, now or another day.");
    m_detail->setText(details.join(u'\n'));
    m_detail->setVisible(!details.isEmpty());
    m_left->setText(
        tr("%n picture(s) could not be read and were left out.", nullptr, int(report.failures.size())));
    m_left->setVisible(!report.failures.empty());
    m_use->setVisible(saved);
    m_use->setEnabled(true);
    m_use->setText(tr("Use this model"));
    m_evaluate->setVisible(saved);
    show();
}

void TrainingOutcome::confirmUse() {
    m_use->setEnabled(false);
    m_use->setText(tr("✓ In use"));
}

}  // namespace kindred
