#include "ui/training/training_form.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/engine/training_presets.h"
#include "ui/common/fields/data_set_field.h"
#include "ui/common/fields/field.h"
#include "ui/common/fields/path_field.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/training/more_settings.h"
#include "ui/training/preset_choice.h"
#include "ui/training/recipe_editors.h"
#include "ui/training/training_command.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

/// Folders that a data set is unpacked to say little by their last name; those of CIFAR say all.
QString dataSetName(const std::string& data) {
    const QString folder = QFileInfo(toText(data)).fileName().toLower();
    if (folder.startsWith(QLatin1String("cifar-100")))
        return QStringLiteral("cifar100");
    if (folder.startsWith(QLatin1String("cifar-10")))
        return QStringLiteral("cifar10");
    return folder.simplified().replace(u' ', u'-').remove(u':');
}

QString modelFolder() {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents
                                        : QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
}

}  // namespace

TrainingForm::TrainingForm(QWidget* parent)
    : QWidget(parent),
      m_preset(new PresetChoice),
      m_data(new DataSetField),
      m_recipe(new RecipeEditors(this)),
      m_more(new MoreSettings(*m_recipe)),
      m_output(new PathField(PathField::Kind::ModelToSave)),
      m_outputField(new Field(tr("Save the model as"), m_output)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_preset);
    column->addWidget(m_data);
    column->addLayout(layoutNumbers());
    column->addWidget(m_more);
    column->addWidget(m_outputField);
    column->addStretch(1);

    connect(m_preset, &PresetChoice::chosen, m_recipe, &RecipeEditors::setRecipe);
    connect(m_recipe, &RecipeEditors::changed, this, [this] {
        m_preset->follow(m_recipe->recipe());
        suggestOutput();
        Q_EMIT changed();
    });
    connect(m_data, &DataSetField::changed, this, [this] {
        suggestOutput();
        Q_EMIT changed();
    });
    connect(m_output, &PathField::changed, this, [this] {
        checkOutput();
        Q_EMIT outputChanged();
    });
    m_recipe->setRecipe(presetSettings("good"));
}

QLayout* TrainingForm::layoutNumbers() {
    using R = TrainingRecipe;
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * gridUnit);
    row->addWidget(m_recipe->whole(tr("Depth n"), &R::blocks, 1, 16, TrainingTerms::depth()), 1);
    row->addWidget(m_recipe->whole(tr("Bits"), &R::bits, 1, 256, TrainingTerms::bits()), 1);
    row->addWidget(m_recipe->whole(tr("Epochs"), &R::epochs, 1, 100'000, TrainingTerms::epochs()), 1);
    return row;
}

bool TrainingForm::validate() {
    checkOutput();
    const bool dataIsThere = m_data->validate();
    return dataIsThere && m_outputField->problem().isEmpty();
}

TrainRequest TrainingForm::request() const {
    TrainRequest request;
    request.data.data = m_data->data();
    request.out = m_output->path();
    request.recipe = m_recipe->recipe();
    request.command = trainingCommand(request);
    return request;
}

void TrainingForm::take(const UnfinishedRun& run) {
    m_data->setData(run.data);
    m_recipe->setRecipe(run.recipe);
    m_output->setPath(run.out);
}

std::filesystem::path TrainingForm::output() const {
    return m_output->path();
}

QVariantMap TrainingForm::state() const {
    return {
        {QStringLiteral("data"), QByteArray::fromStdString(m_data->data())},
        {QStringLiteral("preset"), m_preset->preset()},
        {QStringLiteral("recipe"), QByteArray::fromStdString(recipeText(m_recipe->recipe()))},
        {QStringLiteral("more"), m_more->isOpen()},
        {QStringLiteral("output"), m_output->path() == m_suggested ? QString() : toText(m_output->path())}};
}

void TrainingForm::restore(const QVariantMap& state) {
    if (const QVariant folder = state.value(QStringLiteral("data")); folder.isValid())
        m_data->setData(folder.toByteArray().toStdString());
    m_preset->setPreset(state.value(QStringLiteral("preset")).toString());
    const std::string text = state.value(QStringLiteral("recipe")).toByteArray().toStdString();
    if (const auto recipe = recipeFromText(text); recipe && !text.empty())
        m_recipe->setRecipe(*recipe);
    m_more->setOpen(state.value(QStringLiteral("more"), false).toBool());
    if (const QString output = state.value(QStringLiteral("output")).toString(); !output.isEmpty())
        m_output->setPath(toPath(output));
}

void TrainingForm::suggestOutput() {
    const bool untouched = m_output->isEmpty() || m_output->path() == m_suggested;
    const QString name = dataSetName(m_data->data());
    const TrainingRecipe& recipe = m_recipe->recipe();
    m_suggested = toPath(QStringLiteral("%1/drhn-%2-%3%4.safetensors")
                             .arg(modelFolder(), QString::number(recipe.blocks), QString::number(recipe.bits),
                                  name.isEmpty() ? QString() : u'-' + name));
    if (untouched)
        m_output->setPath(m_suggested);
}

void TrainingForm::checkOutput() {
    const QFileInfo file(toText(m_output->path()));
    const QFileInfo folder(file.absolutePath());
    m_outputField->setHint(file.exists() ? tr("This file is there already and will be replaced.")
                                         : QString());
    if (m_output->isEmpty())
        m_outputField->setProblem(tr("Choose a file to save the model in."));
    else if (file.suffix() != QLatin1String("safetensors"))
        m_outputField->setProblem(tr("The name must end in .safetensors."));
    else if (!folder.isDir())
        m_outputField->setProblem(tr("There is no folder %1.").arg(folder.filePath()));
    else if (!folder.isWritable())
        m_outputField->setProblem(tr("You may not write into %1.").arg(folder.filePath()));
    else
        m_outputField->setProblem({});
}

}  // namespace kindred
