#include "ui/duplicates/member_model.h"

#include <QMimeData>
#include <algorithm>

#include "ui/common/file_actions.h"
#include "ui/common/file_paths.h"
#include "ui/duplicates/duplicates_text.h"
#include "ui/duplicates/picture_cache.h"

namespace kindred {

MemberModel::MemberModel(PictureCache& pictures, QObject* parent)
    : QAbstractListModel(parent), m_pictures(pictures) {
    connect(&m_pictures, &PictureCache::arrived, this, [this](qint64 picture) {
        if (const int row = rowOf(PictureId(picture)); row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void MemberModel::setGroup(const ShownGroup& group, int bits) {
    const bool isSameOrder = std::ranges::equal(m_group.group.members, group.group.members, {},
                                                &DuplicateMember::id, &DuplicateMember::id);
    m_bits = bits;
    if (isSameOrder && rowCount() > 0) {  // the chosen picture stays chosen
        m_group = group;
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_group = group;
    endResetModel();
}

void MemberModel::clear() {
    beginResetModel();
    m_group = {};
    endResetModel();
}

int MemberModel::rowOf(PictureId id) const {
    const auto& members = m_group.group.members;
    const auto found = std::ranges::find(members, id, &DuplicateMember::id);
    return found == members.end() ? -1 : static_cast<int>(found - members.begin());
}

bool MemberModel::canGo(int row) const {
    const FilePlace& place = memberAt(row).place;
    return row > 0 && !place.isSymbolicLink && !place.isSameFile(memberAt(0).place);
}

int MemberModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_group.group.members.size());
}

QString MemberModel::fateOf(const DuplicateMember& member) const {
    const DuplicateMember& original = m_group.group.members.front();
    if (member.id == original.id)
        return tr("Original, stays");
    if (member.place.isSymbolicLink)
        return tr("Only a link, stays");
    if (member.place.isSameFile(original.place))
        return tr("The same file, stays");
    return m_group.stays(member) ? tr("Stays") : tr("Goes to the trash");
}

QVariant MemberModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const DuplicateMember& member = memberAt(index.row());
    const bool isOriginal = index.row() == 0;
    switch (role) {
        case NameRole:
            return toText(member.path.filename());
        case FolderRole:
            return toText(member.path.parent_path());
        case FactsRole:
            return factsOf(member);
        case FateRole:
            return fateOf(member);
        case OriginalRole:
            return isOriginal;
        case DistanceRole:
            return isOriginal || member.identical ? QVariant() : QVariant(member.distance);
        case BadgeRole:
            if (isOriginal)
                return QString();
            return member.identical ? tr("identical") : QString::number(member.distance);
        case BitsRole:
            return m_bits;
        case FailureRole:
            return m_pictures.failure(member.id);
        case Qt::CheckStateRole:
            return !canGo(index.row()) ? QVariant()
                                       : QVariant(m_group.stays(member) ? Qt::Unchecked : Qt::Checked);
        case Qt::DecorationRole: {
            const QPixmap pixmap = m_pictures.picture(member.id);
            return pixmap.isNull() ? QVariant() : QVariant(pixmap);
        }
        case Qt::ToolTipRole:
            return toText(member.path);
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return QStringList{
                toText(member.path.filename()), fateOf(member), factsOf(member),
                member.identical ? tr("identical") : tr("distance %1 of %2").arg(member.distance).arg(m_bits)}
                .join(QStringLiteral(", "));
        default:
            return {};
    }
}

bool MemberModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid() || !canGo(index.row()))
        return false;
    Q_EMIT stayRequested(index.row(), value.toInt() == Qt::Unchecked);
    return true;
}

Qt::ItemFlags MemberModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (!index.isValid())
        return flags;
    return flags | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren |
           (canGo(index.row()) ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

QMimeData* MemberModel::mimeData(const QModelIndexList& indexes) const {
    std::vector<std::filesystem::path> files;
    for (const QModelIndex& index : indexes)
        files.push_back(memberAt(index.row()).path);
    return files.empty() ? nullptr : mimeDataOf(files);
}

}  // namespace kindred
