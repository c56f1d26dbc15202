#include "ui/evaluation/reproduction_form.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "core/engine/training_presets.h"
#include "ui/common/fields/data_set_field.h"
#include "ui/common/fields/field.h"
#include "ui/common/fields/path_field.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

/// Empty if one of them is no whole number from 1 to `most`.
std::vector<int> numbersIn(const QString& text, int most) {
    std::vector<int> numbers;
    for (const QString& part : text.split(u',')) {
        bool isNumber = false;
        const int number = part.trimmed().toInt(&isNumber);
        if (!isNumber || number < 1 || number > most)
            return {};
        if (std::ranges::find(numbers, number) == numbers.end())
            numbers.push_back(number);
    }
    return numbers;
}

}  // namespace

ReproductionForm::ReproductionForm(QWidget* parent)
    : QWidget(parent),
      m_data(new DataSetField),
      m_folder(new PathField(PathField::Kind::Folder)),
      m_folderField(new Field(tr("Folder for models and figures"), m_folder)),
      m_recipe(new QComboBox),
      m_epochs(new QSpinBox),
      m_blocks(new QLineEdit(QStringLiteral("1, 3"))),
      m_blocksField(new Field(tr("Depths n"), m_blocks)),
      m_bits(new QLineEdit(QStringLiteral("48"))),
      m_bitsField(new Field(tr("Bits"), m_bits)) {
    m_recipe->addItem(tr("As published"), QStringLiteral("published"));
    m_recipe->addItem(tr("Fast"), QStringLiteral("good"));
    m_epochs->setRange(1, 10'000);
    m_folderField->setHint(tr("What is finished there is not done again."));
    m_blocksField->setHint(tr("1 to 16, with commas between"));
    m_bitsField->setHint(tr("Published: 12, 24, 32, 48, 128"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_data);
    column->addWidget(m_folderField);
    column->addWidget(new Field(tr("Recipe"), m_recipe));
    column->addWidget(new Field(tr("Epochs"), m_epochs));
    column->addWidget(m_blocksField);
    column->addWidget(m_bitsField);
    connect(m_recipe, &QComboBox::currentIndexChanged, this, &ReproductionForm::followRecipe);
    followRecipe();
}

void ReproductionForm::setData(const std::string& dataSet) {
    m_data->setData(dataSet);
}

void ReproductionForm::followRecipe() {
    m_epochs->setValue(presetSettings(m_recipe->currentData().toString().toStdString()).epochs);
}

bool ReproductionForm::validate() {
    const auto problemOf = [](bool fine, const QString& problem) { return fine ? QString() : problem; };
    m_folderField->setProblem(
        problemOf(!m_folder->isEmpty(), tr("Choose a folder for the models and figures.")));
    m_blocksField->setProblem(problemOf(!numbersIn(m_blocks->text(), 16).empty(),
                                        tr("Whole numbers from 1 to 16, with commas between.")));
    m_bitsField->setProblem(problemOf(!numbersIn(m_bits->text(), 256).empty(),
                                      tr("Whole numbers from 1 to 256, with commas between.")));
    const bool dataIsThere = m_data->validate();
    return dataIsThere && m_folderField->problem().isEmpty() && m_blocksField->problem().isEmpty() &&
           m_bitsField->problem().isEmpty();
}

ReproduceRequest ReproductionForm::request() const {
    ReproduceRequest request;
    request.data.data = m_data->data();
    request.folder = m_folder->path();
    request.recipe = presetSettings(m_recipe->currentData().toString().toStdString());
    request.recipe.epochs = m_epochs->value();
    request.blocks = numbersIn(m_blocks->text(), 16);
    request.bits = numbersIn(m_bits->text(), 256);
    return request;
}

}  // namespace kindred
