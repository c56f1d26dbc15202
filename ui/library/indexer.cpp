#include "ui/library/indexer.h"

#include <utility>

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

void Indexer::run(std::vector<std::filesystem::path> folders) {
    m_running = true;
    m_report.reset();
    m_error.reset();
    IndexRequest request{
        .library = m_session.library(), .model = m_session.model(), .folders = std::move(folders)};
    m_job = m_session.jobs().start<IndexReport>(
        this, {.title = tr("Indexing"),
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
    m_session.announceLibraryContents();
    const bool stopped = m_report && m_report->stopped;
    const auto waiting = std::exchange(m_waiting, {});
    const bool allWaiting = std::exchange(m_allWaiting, false);
    Q_EMIT finished();
    if (!stopped && !m_running && (allWaiting || !waiting.empty()))
        run(allWaiting && waiting.empty() ? std::vector<std::filesystem::path>{} : waiting);
}

}  // namespace kindred
