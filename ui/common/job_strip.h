#pragma once

#include <QPointer>
#include <QWidget>

#include "ui/common/job_runner.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace kindred {

/// A job as people see it: what it does, how far it is, how long it takes, pause and stop. Hidden while there
/// is none.
class JobStrip : public QWidget {
    Q_OBJECT
public:
    explicit JobStrip(QWidget* parent = nullptr);

    /// The job need not outlive the strip.
    void setJob(Job* job);
    Job* job() const { return m_job; }

private:
    void update();

    QPointer<Job> m_job;
    QLabel* m_title;
    QProgressBar* m_bar;
    QLabel* m_text;
    QToolButton* m_pause;
    QToolButton* m_stop;
};

}  // namespace kindred
