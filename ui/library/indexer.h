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
    /// Gives every picture a code of another model, which becomes the library's own at the end; until then,
    /// and if the run is stopped, searches use the one of before. The settings ask for none from now on.
    /// Pictures that come meanwhile are taken in after it.
    void switchModel(const std::filesystem::path& model);
    /// The model of such a run while it is under way.
    const std::optional<std::filesystem::path>& switchingTo() const { return m_switchingTo; }

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
    void run(std::vector<std::filesystem::path> folders, std::optional<std::filesystem::path> model = {});
    void runWhatWaits();
    void finish();

    Session& m_session;
    QPointer<Job> m_job;
    bool m_running = false;
    QTimer m_announce;
    std::vector<std::filesystem::path> m_waiting;
    bool m_allWaiting = false;
    std::optional<std::filesystem::path> m_modelWaiting;
    std::optional<std::filesystem::path> m_switchingTo;
    std::optional<IndexReport> m_report;
    std::optional<Error> m_error;
};

}  // namespace kindred
