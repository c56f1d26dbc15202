#include "ui/evaluation/model_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

#include "core/engine/model_catalog.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"

namespace kindred {

ModelChoice::ModelChoice(const std::filesystem::path& shippedModels, QWidget* parent)
    : QWidget(parent), m_models(new QComboBox) {
    setFocusProxy(m_models);
    m_models->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_models->setPlaceholderText(tr("Choose a model"));
    for (const CatalogEntry& entry : kindred::shippedModels(shippedModels))
        m_models->addItem(QString::fromStdString(entry.name), toText(entry.file));
    auto* other = new QToolButton;
    other->setIcon(themedIcon(QStringLiteral("folder")));
    other->setToolTip(tr("Choose the file of another model"));
    other->setAccessibleName(other->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridUnit / 2);
    row->addWidget(m_models, 1);
    row->addWidget(other);
    connect(m_models, &QComboBox::currentIndexChanged, this, &ModelChoice::changed);
    connect(other, &QToolButton::clicked, this, &ModelChoice::chooseOther);
}

std::filesystem::path ModelChoice::model() const {
    return toPath(m_models->currentData().toString());
}

void ModelChoice::setModel(const std::filesystem::path& model) {
    if (model.empty())
        return;
    int index = m_models->findData(toText(model));
    if (index < 0) {
        index = m_models->count();
        m_models->addItem(toText(model.filename()), toText(model));
        m_models->setItemData(index, toText(model), Qt::ToolTipRole);
    }
    m_models->setCurrentIndex(index);
}

void ModelChoice::chooseOther() {
    chooseFile(this, tr("Choose a model"), tr("Models (%1)").arg(QStringLiteral("*.safetensors")),
               [this](const std::filesystem::path& chosen) { setModel(chosen); });
}

}  // namespace kindred
