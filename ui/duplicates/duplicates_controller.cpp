#include "ui/duplicates/duplicates_controller.h"

#include <algorithm>
#include <utility>

#include "core/engine/library_search.h"
#include "ui/common/file_actions.h"
#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"

namespace kindred {

struct DuplicatesController::Found {
    DuplicatesReport report;
    std::shared_ptr<const LibrarySearch> library;  ///< for the small pictures
};

namespace {

/// The size that the grid's small pictures have, so that they are made once.
constexpr int lookSide = 256;

/// What is nearer to its original may go unless a person says otherwise: where codes alone decided, nothing
/// but identical contents.
int trustedRadius(const DuplicatesReport& report) {
    return report.looked ? report.radius : -1;
}

}  // namespace

DuplicatesController::DuplicatesController(Session& session, Indexer& indexer, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_pictures(session.thumbnails()),
      m_groups(m_pictures),
      m_changes(session, indexer) {
    connect(&m_changes, &LibraryChanges::changed, this, [this] {
        if (m_wish && m_changes.idle()) {
            const Wish wish = *std::exchange(m_wish, std::nullopt);
            find(wish.radius, wish.looks);
        }
        Q_EMIT changed();
    });
    connect(&m_session, &Session::libraryContentsChanged, this, [this] {
        m_outdated = m_outdated || (m_report && !m_announcing);
        Q_EMIT changed();
    });
    connect(&m_session, &Session::libraryChanged, this, [this] {
        ++m_search;
        m_groups.setGroups({}, 0);
        m_report.reset();
        m_error.reset();
        m_refused.clear();
        m_done.clear();
        Q_EMIT changed();
    });
}

void DuplicatesController::find(std::optional<int> radius, bool looks) {
    if (m_finding)
        return;
    if (!m_changes.idle()) {
        m_wish = Wish{radius, looks};
        return;
    }
    m_finding = true;
    m_error.reset();
    m_refused.clear();
    m_outdated = false;
    const int search = ++m_search;
    DuplicatesRequest request{.library = m_session.library(), .model = m_session.model(), .radius = radius};
    if (looks)
        request.look = [&thumbnails = m_session.thumbnails()](const DuplicateMember& member) {
            auto small = thumbnails.load(member.path, member.contentKey, lookSide);
            auto* image = std::get_if<PixelImage>(&small);
            return image ? std::optional(std::move(*image)) : std::nullopt;
        };
    m_job = m_session.jobs().start<Found>(
        this, {.title = tr("Finding duplicates"),
               .pausable = true,
               .work =
                   [request](const JobContext& context) {
                       Found found{findDuplicates(request, context), nullptr};
                       if (!found.report.groups.empty())
                           found.library =
                               std::make_shared<const LibrarySearch>(request.library, request.model);
                       return found;
                   },
               .done =
                   [this, search](Found found) {
                       m_finding = false;
                       if (search == m_search && !found.report.stopped)
                           take(std::move(found));
                       Q_EMIT changed();
                   },
               .failed =
                   [this](const Error& error) {
                       m_finding = false;
                       fail(error);
                   }});
    Q_EMIT changed();
}

void DuplicatesController::take(Found found) {
    m_pictures.setLibrary(std::move(found.library));
    m_groups.setGroups(std::exchange(found.report.groups, {}), trustedRadius(found.report));
    m_report = std::move(found.report);
    m_done.clear();
}

void DuplicatesController::fail(const Error& error) {
    m_error = error;
    Q_EMIT changed();
}

/// Shows a group as it is now; one that was gone comes back at `row`, one without members goes.
void DuplicatesController::show(const ShownGroup& group, int row) {
    const int shown = m_groups.rowOf(group.number);
    if (group.group.members.empty()) {
        if (shown >= 0)
            m_groups.remove(shown);
    } else if (shown >= 0) {
        m_groups.replace(shown, group);
    } else {
        m_groups.insert(row, group);
    }
}

/// The number by which it is known.
int DuplicatesController::remember(const QString& text, std::function<void()> undo) {
    m_error.reset();
    m_refused.clear();
    m_done.push_back({++m_lastNumber, text, std::move(undo)});
    Q_EMIT changed();
    return m_lastNumber;
}

/// What cannot be written does not stay on the screen as if it were kept.
void DuplicatesController::write(std::function<void()> work, const ShownGroup& before, int done) {
    m_changes.add({.title = {},
                   .work =
                       [work = std::move(work)](const JobContext&) {
                           work();
                           return [] {};
                       },
                   .failed =
                       [this, before, done, search = m_search](const Error& error) {
                           if (search == m_search) {
                               show(before);
                               std::erase_if(m_done, [=](const Done& each) { return each.number == done; });
                           }
                           fail(error);
                       }});
}

void DuplicatesController::chooseOriginal(int row, PictureId id) {
    const ShownGroup before = m_groups.groupAt(row);
    ShownGroup after = before;
    auto& members = after.group.members;
    const auto chosen = std::ranges::find(members, id, &DuplicateMember::id);
    if (chosen == members.end() || chosen == members.begin())
        return;
    const std::vector marked{chosen->content};
    std::vector<ContentKey> unmarked;
    std::vector<ContentKey> markedBefore;
    for (DuplicateMember& member : members) {
        if (member.marked)
            markedBefore.push_back(member.content);
        if (member.content != marked.front())
            unmarked.push_back(member.content);
        member.marked = member.content == marked.front();
    }
    const QString name = toText(chosen->path.filename());
    setOriginal(after.group, static_cast<std::size_t>(chosen - members.begin()));
    after.staying = stayingAtFirst(after.group, trustedRadius(*m_report));
    show(after);
    const auto library = m_session.library();
    const int done =
        remember(tr("%1 is the original.").arg(name), [this, before, after, library, marked, markedBefore] {
            show(before);
            write([=] { markOriginal(library, markedBefore, marked); }, after, 0);
        });
    write([=] { markOriginal(library, marked, unmarked); }, before, done);
}

void DuplicatesController::setStays(int row, PictureId id, bool stays) {
    ShownGroup group = m_groups.groupAt(row);
    std::erase(group.staying, id);
    if (stays)
        group.staying.insert(std::ranges::lower_bound(group.staying, id), id);
    m_groups.replace(row, std::move(group));
    Q_EMIT changed();
}

void DuplicatesController::sayNotSame(int row, std::span<const PictureId> ids) {
    const ShownGroup before = m_groups.groupAt(row);
    const DuplicateMember& original = before.group.members.front();
    std::vector<NotSamePair> pairs;
    std::vector<PictureId> others;
    QString name;
    for (const DuplicateMember& member : before.group.members) {
        const bool isMeant = std::ranges::any_of(ids, [&](PictureId id) {
            const auto& members = before.group.members;
            const auto found = std::ranges::find(members, id, &DuplicateMember::id);
            return found != members.end() && found->content == member.content;
        });
        if (!isMeant || member.identical || member.id == original.id)
            continue;
        others.push_back(member.id);  // with every copy of these contents
        name = toText(member.path.filename());
        pairs.push_back(
            {std::min(original.content, member.content), std::max(original.content, member.content)});
    }
    if (others.empty())
        return;
    ShownGroup after = before;
    takeOut(after.group, others);
    show(after);
    const auto library = m_session.library();
    const QString text =
        others.size() == 1
            ? tr("%1 and %2 are not the same.").arg(toText(original.path.filename()), name)
            : tr("%n picture(s) are not the same as the original.", nullptr, static_cast<int>(others.size()));
    const int done = remember(text, [this, before, after, row, library, pairs] {
        show(before, row);
        Q_EMIT groupBroughtBack(m_groups.rowOf(before.number));
        write([=] { setNotSame(library, pairs, false); }, after, 0);
    });
    write([=] { setNotSame(library, pairs, true); }, before, done);
}

void DuplicatesController::moveToTrash(const ShownGroup& group) {
    TrashRequest request{.library = m_session.library(), .going = {}, .staying = {}};
    for (const DuplicateMember& member : group.group.members)
        (group.stays(member) ? request.staying : request.going).push_back(member.id);
    if (request.going.empty())
        return;
    m_changes.add({.title = tr("Moving to the trash"),
                   .work =
                       [this, request, group, search = m_search](const JobContext& context) {
                           TrashReport report = trashCopies(request, trashFile, context);
                           return [this, report = std::move(report), group, search] {
                               if (search == m_search)
                                   takeTrashed(report, group, m_groups.rowOf(group.number));
                               announce();
                           };
                       },
                   .failed = [this](const Error& error) { fail(error); }});
}

void DuplicatesController::takeTrashed(const TrashReport& report, const ShownGroup& before, int row) {
    std::vector<PictureId> moved;
    std::vector<DuplicateMember> members;
    for (const TrashedFile& file : report.moved)
        moved.push_back(file.record.id);
    std::ranges::sort(moved);
    for (const DuplicateMember& member : before.group.members)
        if (std::ranges::binary_search(moved, member.id))
            members.push_back(member);
    ShownGroup after = before;
    takeOut(after.group, moved);
    if (!moved.empty())
        show(after);
    const QString won = bytesText(bytesWonBy(members, after.group.members));
    const QString text = tr("%n picture(s) moved to the trash.", nullptr, static_cast<int>(moved.size())) +
                         QLatin1Char(' ') + tr("%1 won.").arg(won);
    if (!moved.empty())
        remember(text, [this, files = report.moved, before, row] { restore(files, before, row); });
    m_refused = report.refused;
    if (report.notRecorded)
        m_error = report.notRecorded;
    Q_EMIT changed();
}

void DuplicatesController::restore(const std::vector<TrashedFile>& files, const ShownGroup& before, int row) {
    const auto bringBack = [this, before, row](std::vector<InputFailure> failures) {
        m_refused = std::move(failures);
        if (m_refused.empty()) {
            show(before, std::max(0, row));
            Q_EMIT groupBroughtBack(m_groups.rowOf(before.number));
        }
        announce();
    };
    m_changes.add(
        {.title = tr("Bringing back from the trash"),
         .work = [this, files, bringBack, search = m_search,
                  library = m_session.library()](const JobContext& context) -> std::function<void()> {
             auto failures = restoreCopies(library, files, takeOutOfTrash, context);
             return [this, failures = std::move(failures), bringBack, search] {
                 if (search == m_search)
                     bringBack(failures);
                 Q_EMIT changed();
             };
         },
         .failed =
             [this, files, before, row, search = m_search](const Error& error) {
                 if (search == m_search)  // it can be tried again
                     m_done.push_back({++m_lastNumber, tr("Not brought back from the trash yet."),
                                       [this, files, before, row] { restore(files, before, row); }});
                 fail(error);
             }});
}

/// Others must know; the groups do already.
void DuplicatesController::announce() {
    m_announcing = true;
    m_session.announceLibraryContents();
    m_announcing = false;
}

void DuplicatesController::undo() {
    if (m_done.empty())
        return;
    const Done done = std::move(m_done.back());
    m_done.pop_back();
    m_error.reset();
    m_refused.clear();
    done.undo();
    Q_EMIT changed();
}

}  // namespace kindred
