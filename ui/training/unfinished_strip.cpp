#include "ui/training/unfinished_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/common/error_text.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"

namespace kindred {

UnfinishedStrip::UnfinishedStrip(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel),
      m_detail(new QLabel),
      m_goOn(new QPushButton(tr("Go on"))),
      m_startAnew(new QPushButton(tr("Start anew"))) {
    setObjectName(QStringLiteral("card"));
    setTextSize(m_title, TextSize::Emphasis, true);
    setQuiet(m_detail);
    m_goOn->setToolTip(
        tr("Takes data set and settings from the unfinished run and continues where it ended"));
    m_startAnew->setToolTip(
        tr("Moves the unfinished run to the trash and starts with the settings as they are here"));
    m_goOn->setProperty("primary", true);
    auto* words = new QVBoxLayout;
    words->setSpacing(gridUnit / 2);
    for (QLabel* label : {m_title, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        words->addWidget(label);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * gridUnit, gridUnit, 2 * gridUnit, gridUnit);
    row->setSpacing(gridUnit);
    row->addLayout(words, 1);
    row->addWidget(m_startAnew);
    row->addWidget(m_goOn);
    connect(m_goOn, &QPushButton::clicked, this, &UnfinishedStrip::goOnWanted);
    connect(m_startAnew, &QPushButton::clicked, this, &UnfinishedStrip::startAnewWanted);
    hide();
}

void UnfinishedStrip::tell(const UnfinishedRun& run) {
    say(tr("An unfinished run for %1: %2 of %3 epochs are over.")
            .arg(toText(run.out.filename()), QString::number(run.epochs.size()),
                 QString::number(run.recipe.epochs)),
        tr("What was learnt until then is kept."), true);
}

void UnfinishedStrip::tell(const Error& error) {
    say(tr("An unfinished run that cannot be gone on with"), errorText(error), false);
}

void UnfinishedStrip::tellNotMoved(const std::filesystem::path& checkpoint) {
    m_detail->setText(
        tr("⚠ %1 could not be moved to the trash. Remove it yourself, or save the model under another name.")
            .arg(toText(checkpoint)));
}

void UnfinishedStrip::say(const QString& title, const QString& detail, bool canGoOn) {
    m_title->setText(title);
    m_detail->setText(detail);
    m_goOn->setVisible(canGoOn);
    setAccessibleName(title);
    show();
}

}  // namespace kindred
