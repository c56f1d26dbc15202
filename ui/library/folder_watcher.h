#pragma once

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <functional>

#include "core/engine/watch_list.h"
#include "ui/common/session.h"

namespace kindred {

class Indexer;

struct WatchLimits {
    std::size_t folders = 20'000;  ///< more are not watched, whatever the system allows
    std::chrono::milliseconds quiet{
        3'000};  ///< without a further change, before the library is brought up to date
    std::chrono::milliseconds longest{30'000};     ///< from the first change on, however many follow
    std::chrono::milliseconds pollEvery{300'000};  ///< where not every folder can be watched
    /// Returns the folders that the system did not let us watch.
    std::function<QStringList(QFileSystemWatcher&, const QStringList&)> watch =
        [](QFileSystemWatcher& watcher, const QStringList& paths) { return watcher.addPaths(paths); };
};

/// Watches the folders of the open library while the program runs and has the indexer bring it up to date
/// once a change has come to rest. A hint only: what is there is what the walk finds. Where the system's
/// limit keeps it from watching every folder, it has the indexer look every few minutes. Does nothing where
/// the settings say so.
class FolderWatcher : public QObject {
    Q_OBJECT
public:
    enum class State { Off, Watching, Polling };

    FolderWatcher(Session& session, Indexer& indexer, QObject* parent = nullptr, WatchLimits limits = {});

    State state() const { return m_state; }
    /// How many are watched.
    int folders() const { return static_cast<int>(m_watcher.directories().size()); }
    std::chrono::minutes pollInterval() const;

Q_SIGNALS:
    void stateChanged();

private:
    void followSettings();
    void listFolders();
    void take(const WatchList& list);
    void addSome();
    void noteChange();
    void bringUpToDate();
    void stop();
    void setState(State state);

    Session& m_session;
    Indexer& m_indexer;
    WatchLimits m_limits;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QTimer m_poll;
    QTimer m_adding;
    QElapsedTimer m_sinceFirst;  ///< since the first change that was not looked into yet
    QStringList m_toAdd;
    State m_state = State::Off;
    bool m_complete = true;
    bool m_listing = false;
    bool m_listAgain = false;
};

}  // namespace kindred
