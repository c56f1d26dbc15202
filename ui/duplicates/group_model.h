#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/engine/duplicate_groups.h"

namespace kindred {

class PictureCache;

/// A group in the window: what it is known by while others come and go, and what is to stay beside the
/// original.
struct ShownGroup {
    std::int64_t number = 0;
    DuplicateGroup group;
    std::vector<PictureId> staying{};  ///< beside the original; rising

    bool stays(const DuplicateMember& member) const;
    std::vector<DuplicateMember> going() const;
    std::vector<DuplicateMember> remaining() const;
    std::uint64_t bytesToWin() const;  ///< by those that go
};

/// The groups that were found. Holds them; a picture of the original comes when the row is first painted.
class GroupModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole,  ///< the original's name
        FactsRole,                ///< "3 pictures · 2.4 MB to win"
        FailureRole,              ///< why there is no picture
    };

    explicit GroupModel(PictureCache& pictures, QObject* parent = nullptr);

    /// What stays at first is as stayingAtFirst() has it.
    void setGroups(std::vector<DuplicateGroup> groups, int radius);
    const ShownGroup& groupAt(int row) const { return m_groups[static_cast<std::size_t>(row)]; }
    /// -1 where it is no longer shown.
    int rowOf(std::int64_t number) const;
    void replace(int row, ShownGroup group);
    void remove(int row);
    /// Brings back a group; at the end where `row` lies beyond it.
    void insert(int row, ShownGroup group);

    std::uint64_t bytesToWin() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void takePicture(qint64 picture);

    PictureCache& m_pictures;
    std::vector<ShownGroup> m_groups;
    mutable QHash<qint64, int> m_wantedRows;  // where a picture on its way was asked for
};

/// Those that stay at first beside the original: what is farther from it than the radius and not identical,
/// links, and names of a file that stays; rising.
std::vector<PictureId> stayingAtFirst(const DuplicateGroup& group, int radius);

}  // namespace kindred
