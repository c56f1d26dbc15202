#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "core/engine/duplicate_groups.h"
#include "ui/common/session.h"

class QLabel;

namespace kindred {

class ZoomView;

/// The original and one other picture of its group, large and side by side; both show the same part. Reads
/// them in the background.
class CompareView : public QWidget {
    Q_OBJECT
public:
    explicit CompareView(Session& session, QWidget* parent = nullptr);

    /// `placeholders` stand in until the pictures are there. Keeps the part that is seen while the original
    /// stays the same.
    void show(const DuplicateMember& original, const DuplicateMember& other, int bits,
              const std::array<QImage, 2>& placeholders);
    void clear();

private:
    struct Side {
        ZoomView* picture = nullptr;
        QLabel* name = nullptr;
        QLabel* facts = nullptr;
        std::optional<PictureId> id{};
        int number = 0;  ///< tells what was overtaken from the latest
    };

    void showSide(Side& side, const DuplicateMember& member, const QString& what, const QImage& placeholder);

    Session& m_session;
    std::array<Side, 2> m_sides;
};

}  // namespace kindred
