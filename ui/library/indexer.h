#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/engine/index_folders.h"
#include "ui/common/session.h"

namespace kindred {

/// Keeps the open library up to date in the background, one run at a time. What was asked for while a run is
/// under way is done after it. While it runs, the session announces new contents about every second, so that
/// results can be searched meanwhile.
class Indexer : public QObject {
    Q_OBJECT
public:
    explicit Indexer(Session& session, QObject* parent = nullptr);

    /// Adds folders where they are new and brings them up to date; none: every folder of the library.
    void start(const std::vector<std::filesystem::path>& folders);

    bool running() const { return m_running; }
    Job* job() const { return m_job; }
    /// Of the last run that came to its end; nothing before, and while `error` holds.
    const std::optional<IndexReport>& report() const { return m_report; }
    /// Why the last run could not be done.
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void started();
    void finished();

private:
    void run(std::vector<std::filesystem::path> folders);
    void finish();

    Session& m_session;
    QPointer<Job> m_job;
    bool m_running = false;
    QTimer m_announce;
    std::vector<std::filesystem::path> m_waiting;
    bool m_allWaiting = false;
    std::optional<IndexReport> m_report;
    std::optional<Error> m_error;
};

}  // namespace kindred
