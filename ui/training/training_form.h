#pragma once

#include <QVariantMap>
#include <QWidget>
#include <filesystem>

#include "core/engine/train_model.h"
#include "core/engine/unfinished_run.h"

class QLayout;

namespace kindred {

class DataSetField;
class Field;
class MoreSettings;
class PathField;
class PresetChoice;
class RecipeEditors;

/// Everything that decides a training run, as people set it.
class TrainingForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingForm(QWidget* parent = nullptr);

    /// Says beside each setting what is wrong with it; true if training can be tried.
    bool validate();
    TrainRequest request() const;
    /// Sets data, recipe and output to those of a run that is to be gone on with.
    void take(const UnfinishedRun& run);

    std::filesystem::path output() const;

    QVariantMap state() const;
    void restore(const QVariantMap& state);

Q_SIGNALS:
    void changed();  ///< recipe or data set
    void outputChanged();

private:
    QLayout* layoutNumbers();
    void suggestOutput();
    void checkOutput();

    PresetChoice* m_preset;
    DataSetField* m_data;
    RecipeEditors* m_recipe;
    MoreSettings* m_more;
    PathField* m_output;
    Field* m_outputField;
    std::filesystem::path m_suggested;
};

}  // namespace kindred
