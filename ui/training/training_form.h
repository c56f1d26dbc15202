#pragma once

#include <QVariantMap>
#include <QWidget>
#include <filesystem>

#include "core/engine/train_model.h"

class QComboBox;
class QDoubleSpinBox;
class QLayout;
class QSpinBox;

namespace kindred {

class DataSetField;
class Field;
class PathField;

/// Everything that decides a training run, as people set it.
class TrainingForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingForm(QWidget* parent = nullptr);

    /// Says beside each setting what is wrong with it; true if training can be tried.
    bool validate();
    TrainRequest request() const;

    QVariantMap state() const;
    void restore(const QVariantMap& state);

private:
    QLayout* layoutNumbers();
    void suggestOutput();
    void checkOutput();

    DataSetField* m_data;
    QSpinBox* m_blocks;
    QSpinBox* m_bits;
    QSpinBox* m_epochs;
    QSpinBox* m_batch;
    QDoubleSpinBox* m_learningRate;
    QComboBox* m_schedule;
    QSpinBox* m_heldOut;
    QSpinBox* m_seed;
    QComboBox* m_precision;
    PathField* m_output;
    Field* m_outputField;
    std::filesystem::path m_suggested;
};

}  // namespace kindred
