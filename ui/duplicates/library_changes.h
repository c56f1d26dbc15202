#pragma once

#include <QObject>
#include <deque>
#include <functional>

#include "ui/common/session.h"

namespace kindred {

class Indexer;

/// Changes to the open library that people ask for while something else may be writing it: done one after the
/// other in the background, and only while no indexing runs here, since only one may write a library.
class LibraryChanges : public QObject {
    Q_OBJECT
public:
    LibraryChanges(Session& session, Indexer& indexer, QObject* parent = nullptr);
    /// What still waits is done in the background all the same, once the indexing that is being stopped lets
    /// it; nobody is told of its end.
    ~LibraryChanges() override;

    struct Change {
        QString title;  ///< as JobPlan has it
        /// On a thread of its own; what it returns runs on the window's thread.
        std::function<std::function<void()>(const JobContext&)> work;
        std::function<void(const Error&)> failed;
    };
    void add(Change change);

    /// Something waits for the indexing to end.
    bool waiting() const;
    bool idle() const { return m_changes.empty(); }

Q_SIGNALS:
    void changed();

private:
    using Work = std::function<std::function<void()>(const JobContext&)>;

    void next();
    void finish();

    Session& m_session;
    Indexer& m_indexer;
    std::deque<Change> m_changes;  ///< the first is under way while m_running
    bool m_running = false;
};

}  // namespace kindred
