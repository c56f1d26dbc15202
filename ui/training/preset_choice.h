#pragma once

#include <QString>
#include <QWidget>

#include "core/learning/recipe_types.h"

class QComboBox;
class QLabel;

namespace kindred {

class Field;

/// Where a recipe starts from: one of the presets, with a line on what it is for, and whether it was changed.
class PresetChoice : public QWidget {
    Q_OBJECT

public:
    explicit PresetChoice(QWidget* parent = nullptr);

    /// The id of the preset last chosen or followed.
    QString preset() const;
    void setPreset(const QString& id);
    /// Says whether this is the chosen preset as it is; a recipe that is another preset chooses that one.
    void follow(const TrainingRecipe& recipe);

Q_SIGNALS:
    /// By hand; choosing the same one again takes back what was changed.
    void chosen(const kindred::TrainingRecipe& recipe);

private:
    void showHint();

    QComboBox* m_presets;
    QLabel* m_changed;
    Field* m_field;
};

}  // namespace kindred
