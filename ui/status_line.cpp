#include "ui/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <optional>

#include "core/engine/library_search.h"
#include "ui/common/file_paths.h"
#include "ui/common/job_strip.h"
#include "ui/common/theme.h"

namespace kindred {

StatusLine::StatusLine(Session& session, QWidget* parent)
    : QFrame(parent),
      m_session(session),
      m_library(new QLabel),
      m_model(new QLabel),
      m_job(new JobStrip),
      m_furtherJobs(new QLabel) {
    setObjectName(QStringLiteral("statusLine"));
    m_library->setAccessibleName(tr("Library"));
    m_model->setAccessibleName(tr("Model"));
    for (QLabel* label : {m_library, m_model, m_furtherJobs}) {
        label->setTextFormat(Qt::PlainText);
        setQuiet(label);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * gridUnit, gridUnit / 2, 2 * gridUnit, gridUnit / 2);
    row->setSpacing(3 * gridUnit);
    row->addWidget(m_library);
    row->addWidget(m_model);
    row->addStretch();
    row->addWidget(m_job);
    row->addWidget(m_furtherJobs);
    setFixedHeight(4 * gridUnit);
    connect(&session.jobs(), &JobRunner::visibleJobsChanged, this, &StatusLine::showJobs);
    connect(&session, &Session::libraryChanged, this, &StatusLine::readLibrary);
    connect(&session, &Session::libraryContentsChanged, this, &StatusLine::readLibrary);
    readLibrary();
    showJobs();
}

void StatusLine::showJobs() {
    const auto jobs = m_session.jobs().visibleJobs();
    m_job->setJob(jobs.empty() ? nullptr : jobs.front());
    m_furtherJobs->setVisible(jobs.size() > 1);
    m_furtherJobs->setText(tr("and %n more", nullptr, static_cast<int>(jobs.size()) - 1));
}

void StatusLine::readLibrary() {
    if (m_reading)
        return;
    m_reading = true;
    const QString name = toText(m_session.library().filename());
    m_library->setToolTip(toText(m_session.library()));
    m_session.jobs().start<LibraryOverview>(
        this,
        {.title = {},
         .work = [library = m_session.library()](const JobContext&) { return overviewOf(library); },
         .done =
             [this, name](const LibraryOverview& overview) {
                 m_reading = false;
                 m_library->setText(
                     tr("%1: %n picture(s)", nullptr, static_cast<int>(overview.counts.pictures)).arg(name));
                 m_model->setText(overview.defaultModel ? QString::fromStdString(overview.defaultModel->name)
                                                        : QString());
             },
         .failed =
             [this, name](const Error& error) {
                 m_reading = false;
                 const bool absent = error.code() == "library-not-found";
                 m_library->setText(absent ? tr("No library yet") : tr("⚠ %1 cannot be opened").arg(name));
                 m_model->clear();
             }});
}

}  // namespace kindred
