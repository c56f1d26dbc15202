#include "ui/duplicates/group_model.h"

#include <algorithm>
#include <utility>

#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/duplicates/picture_cache.h"

namespace kindred {

bool ShownGroup::stays(const DuplicateMember& member) const {
    return member.id == group.members.front().id || std::ranges::binary_search(staying, member.id);
}

std::vector<DuplicateMember> ShownGroup::going() const {
    std::vector<DuplicateMember> members;
    std::ranges::copy_if(group.members, std::back_inserter(members),
                         [this](const DuplicateMember& member) { return !stays(member); });
    return members;
}

std::vector<DuplicateMember> ShownGroup::remaining() const {
    std::vector<DuplicateMember> members;
    std::ranges::copy_if(group.members, std::back_inserter(members),
                         [this](const DuplicateMember& member) { return stays(member); });
    return members;
}

std::uint64_t ShownGroup::bytesToWin() const {
    return staying.empty() ? group.bytesToWin : bytesWonBy(going(), remaining());
}

std::vector<PictureId> stayingAtFirst(const DuplicateGroup& group, int radius) {
    const DuplicateMember& original = group.members.front();
    std::vector<PictureId> staying;
    for (const DuplicateMember& member : group.members)
        if (member.id != original.id &&
            ((!member.identical && member.distance > radius) || member.place.isSymbolicLink ||
             member.place.isSameFile(original.place)))
            staying.push_back(member.id);
    std::ranges::sort(staying);
    return staying;
}

GroupModel::GroupModel(PictureCache& pictures, QObject* parent)
    : QAbstractListModel(parent), m_pictures(pictures) {
    connect(&m_pictures, &PictureCache::arrived, this, &GroupModel::takePicture);
}

void GroupModel::setGroups(std::vector<DuplicateGroup> groups, int radius) {
    beginResetModel();
    m_groups.clear();
    m_groups.reserve(groups.size());
    m_wantedRows.clear();
    for (DuplicateGroup& group : groups) {
        std::vector<PictureId> staying = stayingAtFirst(group, radius);
        m_groups.push_back(
            {static_cast<std::int64_t>(m_groups.size()), std::move(group), std::move(staying)});
    }
    endResetModel();
}

int GroupModel::rowOf(std::int64_t number) const {
    const auto found = std::ranges::find(m_groups, number, &ShownGroup::number);
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

void GroupModel::replace(int row, ShownGroup group) {
    m_groups[static_cast<std::size_t>(row)] = std::move(group);
    Q_EMIT dataChanged(index(row), index(row));
}

void GroupModel::remove(int row) {
    beginRemoveRows({}, row, row);
    m_groups.erase(m_groups.begin() + row);
    endRemoveRows();
}

void GroupModel::insert(int row, ShownGroup group) {
    row = std::min(row, rowCount());
    beginInsertRows({}, row, row);
    m_groups.insert(m_groups.begin() + row, std::move(group));
    endInsertRows();
}

std::uint64_t GroupModel::bytesToWin() const {
    std::uint64_t bytes = 0;
    for (const ShownGroup& group : m_groups)
        bytes += group.bytesToWin();
    return bytes;
}

int GroupModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

QVariant GroupModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const ShownGroup& shown = groupAt(index.row());
    const DuplicateMember& original = shown.group.members.front();
    const auto name = [&] { return toText(original.path.filename()); };
    const auto facts = [&] {
        return tr("%n picture(s)", nullptr, static_cast<int>(shown.group.members.size())) +
               QStringLiteral(" · ") + tr("%1 to win").arg(bytesText(shown.bytesToWin()));
    };
    switch (role) {
        case NameRole:
            return name();
        case FactsRole:
            return facts();
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return name() + QStringLiteral(", ") + facts();
        case Qt::ToolTipRole:
            return toText(original.path);
        case FailureRole:
            return m_pictures.failure(original.id);
        case Qt::DecorationRole: {
            m_wantedRows[static_cast<qint64>(original.id)] = index.row();
            const QPixmap pixmap = m_pictures.picture(original.id);
            return pixmap.isNull() ? QVariant() : QVariant(pixmap);
        }
        default:
            return {};
    }
}

void GroupModel::takePicture(qint64 picture) {
    const int row = m_wantedRows.value(picture, -1);
    if (row >= 0 && row < rowCount() && groupAt(row).group.members.front().id == PictureId(picture))
        Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
}

}  // namespace kindred
