#pragma once

#include <QFrame>
#include <filesystem>

#include "core/engine/train_model.h"

class QLabel;
class QPushButton;

namespace kindred {

/// What a training run ended in, in words, and what can be done with its model.
class TrainingOutcome : public QFrame {
    Q_OBJECT

public:
    explicit TrainingOutcome(QWidget* parent = nullptr);

    /// `planned`: the epochs that the run was to have.
    void tell(const TrainReport& report, int planned);
    /// Says that the model is the one the window works with now.
    void confirmUse();

Q_SIGNALS:
    void useWanted(const std::filesystem::path& model);
    void evaluationWanted(const std::filesystem::path& model);

private:
    std::filesystem::path m_model;
    QLabel* m_title;
    QLabel* m_detail;
    QLabel* m_left;
    QPushButton* m_use;
    QPushButton* m_evaluate;
};

}  // namespace kindred
