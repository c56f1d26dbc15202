#pragma once

#include <QWidget>
#include <filesystem>
#include <vector>

#include "core/learning/recipe_types.h"
#include "ui/common/session.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace kindred {

/// The earlier run that a run is compared with: a model file, or a checkpoint, that tells its figures.
class ComparedRun : public QWidget {
    Q_OBJECT

public:
    explicit ComparedRun(Session& session, QWidget* parent = nullptr);

    /// Reads the figures in the background; an empty path compares with nothing.
    void setFile(const std::filesystem::path& file);
    const std::filesystem::path& file() const { return m_file; }
    /// Empty until they are read, and where there is nothing to compare with.
    const std::vector<EpochFigures>& epochs() const { return m_epochs; }

Q_SIGNALS:
    void changed();

private:
    void choose();
    void take(std::vector<EpochFigures> epochs);

    Session& m_session;
    std::filesystem::path m_file;
    std::vector<EpochFigures> m_epochs;
    int m_number = 0;  // tells what was overtaken from the latest
    QLabel* m_text;
    QPushButton* m_choose;
    QToolButton* m_remove;
};

}  // namespace kindred
