#include "ui/duplicates/library_changes.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

#include "ui/library/indexer.h"

namespace kindred {

namespace {

/// Also when the program is being closed: people have asked for it.
void doOnceUnlocked(const std::function<std::function<void()>(const JobContext&)>& work) {
    constexpr auto longestWait = std::chrono::seconds(30);  // a picture that is being decoded takes ten
    const auto end = std::chrono::steady_clock::now() + longestWait;
    for (bool isLocked = true; isLocked && std::chrono::steady_clock::now() < end;) {
        try {
            work(JobContext());
            isLocked = false;
        } catch (const Error& error) {
            isLocked = error.code() == "library-locked";
            std::this_thread::sleep_for(std::chrono::milliseconds(isLocked ? 50 : 0));
        }
    }
}

}  // namespace

LibraryChanges::LibraryChanges(Session& session, Indexer& indexer, QObject* parent)
    : QObject(parent), m_session(session), m_indexer(indexer) {
    connect(&m_indexer, &Indexer::finished, this, &LibraryChanges::next);
    connect(&m_indexer, &Indexer::started, this, &LibraryChanges::changed);
}

LibraryChanges::~LibraryChanges() {
    if (m_running)
        m_changes.pop_front();
    std::vector<Work> left;
    for (Change& change : m_changes)
        left.push_back(std::move(change.work));
    if (left.empty())
        return;
    const auto doAll = [left = std::move(left)](const JobContext&) {
        std::ranges::for_each(left, doOnceUnlocked);
        return true;
    };
    m_session.jobs().start<bool>(&m_session, {.title = {}, .work = doAll, .done = {}, .failed = {}});
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
