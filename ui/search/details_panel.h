#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/library_search.h"
#include "core/learning/model_types.h"
#include "ui/common/session.h"

class QAction;
class QLabel;

namespace kindred {

class CodeView;
class PictureView;

/// What stands beside the grid: the chosen picture large, what is known of it, how its code differs from the
/// query's and what such a distance means, and what can be done with it. Reads both in the background.
class DetailsPanel : public QWidget {
    Q_OBJECT
public:
    DetailsPanel(Session& session, QWidget* parent);

    /// Shown as buttons below the picture; they stay the caller's.
    void setActions(const QList<QAction*>& actions);

    /// `query` is absent where nothing is looked for. `placeholder` stands in until the picture is there.
    void show(const std::shared_ptr<LibrarySearch>& library, PictureId picture,
              std::optional<BinaryCode> query, const QImage& placeholder);
    void clear();

    /// The picture shown, once it is known.
    const std::optional<PictureDetails>& details() const { return m_details; }

Q_SIGNALS:
    void detailsChanged();

private:
    struct Loaded {
        PictureDetails details;
        QImage picture;
        QString failure;
        std::vector<DistanceMeaning> calibration;  ///< of the library's model
    };

    void take(Loaded loaded, const std::optional<BinaryCode>& query);
    void showCodes(const std::optional<BinaryCode>& query);
    void showMeaning(std::optional<int> distance);

    Session& m_session;
    int m_number = 0;  // tells what was overtaken from the latest
    std::optional<PictureDetails> m_details;
    std::weak_ptr<LibrarySearch> m_calibrated;  ///< the library that m_calibration is of
    std::vector<DistanceMeaning> m_calibration;
    PictureView* m_picture;
    QLabel* m_name;
    QLabel* m_facts;
    QLabel* m_path;
    QLabel* m_distance;
    QLabel* m_meaning;
    CodeView* m_codes;
    QWidget* m_buttons;
};

}  // namespace kindred
