#pragma once

#include <QAbstractListModel>

#include "ui/duplicates/group_model.h"

namespace kindred {

/// The pictures of the chosen group, the original first. What goes is ticked; ticking is asked for, and comes
/// back by setGroup().
class MemberModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole,
        FolderRole,
        FactsRole,     ///< "1,280 × 960 · 2.3 MB · 31.05.24"
        FateRole,      ///< "Original, stays", "Goes to the trash", …
        OriginalRole,  ///< bool
        DistanceRole,  ///< int, bits; invalid for the original and what is identical to it
        BadgeRole,     ///< "3", "identical"; empty for the original
        BitsRole,      ///< int, length of the code
        FailureRole,   ///< why there is no picture
    };

    explicit MemberModel(PictureCache& pictures, QObject* parent = nullptr);

    void setGroup(const ShownGroup& group, int bits);
    void clear();
    const ShownGroup& group() const { return m_group; }
    const DuplicateMember& memberAt(int row) const {
        return m_group.group.members[static_cast<std::size_t>(row)];
    }
    /// Not the original, and a file of its own.
    bool canGo(int row) const;
    /// -1 where it is not in the group.
    int rowOf(PictureId id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

Q_SIGNALS:
    void stayRequested(int row, bool stays);

private:
    QString fateOf(const DuplicateMember& member) const;

    PictureCache& m_pictures;
    ShownGroup m_group;
    int m_bits = 0;
};

}  // namespace kindred
