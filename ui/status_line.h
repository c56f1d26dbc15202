#pragma once

#include <QFrame>

#include "ui/common/session.h"

class QLabel;

namespace kindred {

class JobStrip;

/// The foot of the window: library, model, and what runs in the background.
class StatusLine : public QFrame {
    Q_OBJECT
public:
    explicit StatusLine(Session& session, QWidget* parent = nullptr);

private:
    void showJobs();
    void readLibrary();

    Session& m_session;
    QLabel* m_library;
    QLabel* m_model;
    JobStrip* m_job;
    QLabel* m_furtherJobs;
    bool m_reading = false;
};

}  // namespace kindred
