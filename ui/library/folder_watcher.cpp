#include "ui/library/folder_watcher.h"

#include <QDir>
#include <QSet>
#include <utility>

#include "ui/common/file_paths.h"
#include "ui/library/indexer.h"

namespace kindred {

namespace {

/// So few that the window does not feel it.
constexpr qsizetype addedAtOnce = 250;

}  // namespace

FolderWatcher::FolderWatcher(Session& session, Indexer& indexer, QObject* parent, WatchLimits limits)
    : QObject(parent), m_session(session), m_indexer(indexer), m_limits(std::move(limits)) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(m_limits.quiet);
    m_poll.setInterval(m_limits.pollEvery);
    m_adding.setInterval(0);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderWatcher::noteChange);
    connect(&m_quiet, &QTimer::timeout, this, &FolderWatcher::bringUpToDate);
    connect(&m_poll, &QTimer::timeout, this, &FolderWatcher::bringUpToDate);
    connect(&m_adding, &QTimer::timeout, this, &FolderWatcher::addSome);
    connect(&session, &Session::settingsChanged, this, &FolderWatcher::followSettings);
    connect(&session, &Session::libraryChanged, this, &FolderWatcher::listFolders);
    // Folders came or went with it, or a root.
    connect(&indexer, &Indexer::finished, this, &FolderWatcher::listFolders);
    listFolders();
}

std::chrono::minutes FolderWatcher::pollInterval() const {
    return std::chrono::duration_cast<std::chrono::minutes>(m_limits.pollEvery);
}

void FolderWatcher::followSettings() {
    if (m_session.settings().watchFolders == (m_state != State::Off))
        return;
    if (m_session.settings().watchFolders)
        listFolders();
    else
        stop();
}

void FolderWatcher::listFolders() {
    if (!m_session.settings().watchFolders)
        return;
    if (m_listing) {
        m_listAgain = true;
        return;
    }
    m_listing = true;
    const auto finish = [this](const WatchList& list) {
        m_listing = false;
        if (!m_session.settings().watchFolders)
            return;
        take(list);
        if (std::exchange(m_listAgain, false))
            listFolders();
    };
    m_session.jobs().start<WatchList>(
        this, {.title = {},
               .work = [library = m_session.library(), most = m_limits.folders](
                           const JobContext& context) { return listWatchedFolders(library, most, context); },
               .done = finish,
               // A library that cannot be read has no folders to watch; the pages tell why.
               .failed = [finish](const Error&) { finish({}); }});
}

void FolderWatcher::take(const WatchList& list) {
    const QStringList watched = m_watcher.directories();
    QSet<QString> gone(watched.begin(), watched.end());
    m_toAdd.clear();
    for (const std::filesystem::path& folder : list.folders)
        if (const QString path = toText(folder); !gone.remove(path))
            m_toAdd << path;
    if (!gone.isEmpty())
        m_watcher.removePaths(gone.values());
    m_complete = list.complete;
    m_adding.start();
}

void FolderWatcher::addSome() {
    const QStringList some = m_toAdd.mid(0, addedAtOnce);
    m_toAdd.remove(0, some.size());
    for (const QString& refused : some.isEmpty() ? QStringList() : m_limits.watch(m_watcher, some))
        if (m_complete && QDir(refused).exists()) {  // else it went meanwhile, which its parent tells
            m_complete = false;
            m_toAdd.clear();
        }
    if (!m_toAdd.isEmpty())
        return;
    m_adding.stop();
    if (m_complete)
        m_poll.stop();
    else if (!m_poll.isActive())
        m_poll.start();
    setState(m_complete ? State::Watching : State::Polling);
}

void FolderWatcher::noteChange() {
    if (!m_quiet.isActive())
        m_sinceFirst.start();
    if (!m_quiet.isActive() || m_sinceFirst.elapsed() < m_limits.longest.count())
        m_quiet.start();
}

void FolderWatcher::bringUpToDate() {
    if (m_session.settings().watchFolders)
        m_indexer.start({});
}

void FolderWatcher::stop() {
    for (QTimer* timer : {&m_quiet, &m_poll, &m_adding})
        timer->stop();
    m_toAdd.clear();
    if (const QStringList watched = m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    setState(State::Off);
}

void FolderWatcher::setState(State state) {
    m_state = state;
    Q_EMIT stateChanged();
}

}  // namespace kindred
