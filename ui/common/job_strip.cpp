#include "ui/common/job_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include "ui/common/format_text.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"

namespace kindred {

namespace {

constexpr int barSteps = 1000;

QToolButton* makeButton(const QString& icon, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

}  // namespace

JobStrip::JobStrip(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_bar(new QProgressBar),
      m_text(new QLabel),
      m_pause(makeButton(QStringLiteral("pause"), tr("Pause"), this)),
      m_stop(makeButton(QStringLiteral("stop"), tr("Stop"), this)) {
    setQuiet(m_text);
    m_text->setMinimumWidth(20 * gridUnit);  // long figures must not widen the window
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(gridUnit / 2);
    m_bar->setMinimumWidth(8 * gridUnit);
    m_bar->setMaximumWidth(16 * gridUnit);
    m_bar->setAccessibleName(tr("Progress"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridUnit);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_text);
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_job)
            m_job->paused() ? m_job->resume() : m_job->pause();
    });
    connect(m_stop, &QToolButton::clicked, this, [this] {
        if (m_job)
            m_job->stop();
    });
    hide();
}

void JobStrip::setJob(Job* job) {
    if (m_job == job)
        return;
    if (m_job)
        m_job->disconnect(this);
    m_job = job;
    setVisible(job);
    if (!job)
        return;
    connect(job, &Job::progressed, this, &JobStrip::update);
    connect(job, &Job::pausedChanged, this, &JobStrip::update);
    connect(job, &Job::stopRequested, this, &JobStrip::update);
    connect(job, &Job::finished, this, [this] { setJob(nullptr); });
    update();
}

void JobStrip::update() {
    const Progress& progress = m_job->progress();
    m_title->setText(m_job->title());
    m_bar->setRange(0, progress.total > 0 ? barSteps : 0);
    if (progress.total > 0)
        m_bar->setValue(static_cast<int>(barSteps * static_cast<double>(progress.done) / progress.total));
    if (m_job->stopping())
        m_text->setText(tr("Stopping; what is finished is kept"));
    else if (m_job->paused())
        m_text->setText(tr("Paused"));
    else
        m_text->setText(progressText(progress, m_job->estimate()));
    m_bar->setToolTip(stageText(progress.stage));
    m_pause->setVisible(m_job->pausable());
    m_pause->setEnabled(!m_job->stopping());
    m_stop->setEnabled(!m_job->stopping());
    m_pause->setIcon(themedIcon(m_job->paused() ? QStringLiteral("play") : QStringLiteral("pause")));
    const QString pauseName = m_job->paused() ? tr("Resume") : tr("Pause");
    m_pause->setToolTip(pauseName);
    m_pause->setAccessibleName(pauseName);
}

}  // namespace kindred
