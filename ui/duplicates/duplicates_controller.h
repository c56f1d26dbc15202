#pragma once

#include <QObject>
#include <QPointer>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/engine/find_duplicates.h"
#include "core/engine/trash_copies.h"
#include "ui/common/session.h"
#include "ui/duplicates/group_model.h"
#include "ui/duplicates/library_changes.h"
#include "ui/duplicates/picture_cache.h"

namespace kindred {

class Indexer;

/// What the Duplicates page shows and does, without widgets: finds groups in the background, keeps what
/// people say of them, moves copies to the trash, and undoes each of these, the latest first. What is said of
/// pictures shows at once and is written when the library is free.
class DuplicatesController : public QObject {
    Q_OBJECT
public:
    DuplicatesController(Session& session, Indexer& indexer, QObject* parent = nullptr);

    /// Finds groups anew, after the changes that are under way; without a radius, by the usual one. `looks`:
    /// the pictures themselves are compared too. What could be undone no longer can.
    void find(std::optional<int> radius, bool looks);

    GroupModel& groups() { return m_groups; }
    const GroupModel& groups() const { return m_groups; }
    PictureCache& pictures() { return m_pictures; }
    Job* job() const { return m_job; }
    bool finding() const { return m_finding; }
    /// Of the last search that came to its end, without groups; nothing before.
    const std::optional<DuplicatesReport>& report() const { return m_report; }
    /// Why the last search or change could not be done.
    const std::optional<Error>& error() const { return m_error; }
    /// Copies that stayed where they are though they were to go.
    const std::vector<InputFailure>& refused() const { return m_refused; }
    /// The library has changed since the groups were found.
    bool outdated() const { return m_outdated; }
    /// A change waits for the indexing to end.
    bool waiting() const { return m_changes.waiting(); }

    // Each of these is about groups().groupAt(row).
    void chooseOriginal(int row, PictureId id);
    void setStays(int row, PictureId id, bool stays);
    /// These do not show what the original shows. Contents identical to the original's are left out.
    void sayNotSame(int row, std::span<const PictureId> ids);
    /// Moves to the trash what is to go.
    void moveToTrash(const ShownGroup& group);

    /// What was done last, in words; empty where nothing can be undone.
    QString lastDone() const { return m_done.empty() ? QString() : m_done.back().text; }
    void undo();

Q_SIGNALS:
    void changed();                  ///< anything but the groups
    void groupBroughtBack(int row);  ///< by undo()

private:
    struct Found;
    struct Done {
        int number = 0;
        QString text;
        std::function<void()> undo;
    };

    struct Wish {
        std::optional<int> radius;
        bool looks = false;
    };

    void take(Found found);
    void fail(const Error& error);
    void write(std::function<void()> work, const ShownGroup& before, int done);
    void show(const ShownGroup& group, int row = 0);
    int remember(const QString& text, std::function<void()> undo);
    void announce();
    void takeTrashed(const TrashReport& report, const ShownGroup& before, int row);
    void restore(const std::vector<TrashedFile>& files, const ShownGroup& before, int row);

    Session& m_session;
    PictureCache m_pictures;
    GroupModel m_groups;
    LibraryChanges m_changes;
    QPointer<Job> m_job;
    bool m_finding = false;
    std::optional<Wish> m_wish;  ///< a search that waits for changes
    int m_search = 0;            ///< tells what belongs to earlier groups
    int m_lastNumber = 0;        ///< of m_done
    std::optional<DuplicatesReport> m_report;
    std::optional<Error> m_error;
    std::vector<InputFailure> m_refused;
    bool m_outdated = false;
    bool m_announcing = false;
    std::vector<Done> m_done;
};

}  // namespace kindred
