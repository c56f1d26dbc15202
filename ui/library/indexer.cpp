#include "ui/library/indexer.h"

#include <utility>

#include "ui/common/file_paths.h"

namespace kindred {

Indexer::Indexer(Session& session, QObject* parent) : QObject(parent), m_session(session) {
    using namespace std::chrono_literals;
    m_announce.setInterval(1s);
    connect(&m_announce, &QTimer::timeout, &m_session, &Session::announceLibraryContents);
}

void Indexer::start(const std::vector<std::filesystem::path>& folders) {
    if (!m_running) {
        run(folders);
        return;
    }
    m_waiting.insert(m_waiting.end(), folders.begin(), folders.end());
    m_allWaiting = m_allWaiting || folders.empty();
}

void Indexer::switchModel(const std::filesystem::path& model) {
    m_session.askForNoModel();
    if (m_running)
        m_modelWaiting = model;
    else
        run({}, model);
}

void Indexer::run(std::vector<std::filesystem::path> folders, std::optional<std::filesystem::path> model) {
    m_running = true;
    m_switchingTo = std::move(model);
    m_report.reset();
    m_error.reset();
    IndexRequest request{.library = m_session.library(),
                         .model = m_switchingTo ? m_switchingTo : m_session.model(),
                         .folders = std::move(folders)};
    m_job = m_session.jobs().start<IndexReport>(
        this,
        {.title = m_switchingTo ? tr("Switching to %1").arg(toText(m_switchingTo->stem())) : tr("Indexing"),
         .pausable = true,
         .work =
             [request, &services = m_session.services()](const JobContext& context) {
                 std::error_code ignored;  // indexFolders() tells if the folder is not there then
                 std::filesystem::create_directories(request.library.parent_path(), ignored);
                 return indexFolders(request, services, context);
             },
         .done =
             [this](IndexReport report) {
                 m_report = std::move(report);
                 finish();
             },
         .failed =
             [this](const Error& error) {
                 m_error = error;
                 finish();
             }});
    m_announce.start();
    Q_EMIT started();
}

void Indexer::finish() {
    m_announce.stop();
    m_running = false;
    m_switchingTo.reset();
    if (m_report && !m_report->defaultBefore.empty())
        m_session.announceOtherLibrary();
    else
        m_session.announceLibraryContents();
    if (m_report && m_report->stopped) {
        m_waiting.clear();
        m_allWaiting = false;
        m_modelWaiting.reset();
    }
    Q_EMIT finished();
    if (!m_running)
        runWhatWaits();
}

void Indexer::runWhatWaits() {
    const auto waiting = std::exchange(m_waiting, {});
    const bool allWaiting = std::exchange(m_allWaiting, false);
    if (!waiting.empty() || allWaiting)
        run(waiting);
    else if (const auto model = std::exchange(m_modelWaiting, {}))
        run({}, model);
}

}  // namespace kindred
