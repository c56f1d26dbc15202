#include "ui/training/preset_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

#include "core/engine/training_presets.h"
#include "ui/common/fields/field.h"
#include "ui/common/theme.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

QString nameOf(const std::string& preset) {
    if (preset == "minute")
        return PresetChoice::tr("A minute's try");
    return preset == "good" ? PresetChoice::tr("A good model") : PresetChoice::tr("As published");
}

QString hintOf(const std::string& preset) {
    if (preset == "minute")
        return PresetChoice::tr("The smallest network for two epochs: to see how training goes.");
    return preset == "good"
               ? PresetChoice::tr("The best figures for a given time.")
               : PresetChoice::tr("DRHN as its authors trained it; takes several times as long.");
}

}  // namespace

PresetChoice::PresetChoice(QWidget* parent)
    : QWidget(parent), m_presets(new QComboBox), m_changed(new QLabel(tr("changed"))), m_field(nullptr) {
    for (const TrainingPreset& preset : trainingPresets())
        m_presets->addItem(nameOf(preset.id), QString::fromStdString(preset.id));
    m_changed->setToolTip(tr("Choose the preset again to take the changes back."));
    setQuiet(m_changed);
    auto* editor = new QWidget;
    editor->setFocusProxy(m_presets);
    auto* row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridUnit);
    row->addWidget(m_presets, 1);
    row->addWidget(m_changed);
    m_field = new Field(tr("Preset"), editor, TrainingTerms::preset());
    auto* column = new QHBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    connect(m_presets, &QComboBox::activated, this,
            [this](int index) { Q_EMIT chosen(trainingPresets()[std::size_t(index)].settings); });
    connect(m_presets, &QComboBox::currentIndexChanged, this, &PresetChoice::showHint);
    showHint();
}

QString PresetChoice::preset() const {
    return m_presets->currentData().toString();
}

void PresetChoice::setPreset(const QString& id) {
    if (const int index = m_presets->findData(id); index >= 0)
        m_presets->setCurrentIndex(index);
}

void PresetChoice::follow(const TrainingRecipe& recipe) {
    const auto& presets = trainingPresets();
    const auto same = std::ranges::find(presets, recipe, &TrainingPreset::settings);
    if (same != presets.end())
        m_presets->setCurrentIndex(int(same - presets.begin()));
    m_changed->setVisible(same == presets.end());
}

void PresetChoice::showHint() {
    m_field->setHint(hintOf(preset().toStdString()));
}

}  // namespace kindred
