#include "ui/duplicates/library_changes.h"

#include <utility>

#include "ui/library/indexer.h"

namespace kindred {

LibraryChanges::LibraryChanges(Session& session, Indexer& indexer, QObject* parent)
    : QObject(parent), m_session(session), m_indexer(indexer) {
    connect(&m_indexer, &Indexer::finished, this, &LibraryChanges::next);
    connect(&m_indexer, &Indexer::started, this, &LibraryChanges::changed);
}

void LibraryChanges::add(Change change) {
    m_changes.push_back(std::move(change));
    next();
}

bool LibraryChanges::waiting() const {
    return !m_changes.empty() && !m_running;
}

void LibraryChanges::next() {
    if (!m_running && !m_changes.empty() && !m_indexer.running()) {
        m_running = true;
        m_session.jobs().start<std::function<void()>>(this, {.title = m_changes.front().title,
                                                             .work = m_changes.front().work,
                                                             .done =
                                                                 [this](std::function<void()> complete) {
                                                                     complete();
                                                                     finish();
                                                                 },
                                                             .failed =
                                                                 [this](const Error& error) {
                                                                     m_changes.front().failed(error);
                                                                     finish();
                                                                 }});
    }
    Q_EMIT changed();
}

void LibraryChanges::finish() {
    m_changes.pop_front();
    m_running = false;
    next();
}

}  // namespace kindred
