#include "ui/training/training_form.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <limits>

#include "ui/common/fields/data_set_field.h"
#include "ui/common/fields/field.h"
#include "ui/common/fields/path_field.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/training/training_command.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

constexpr int tenth = -1;  ///< "held out" left to the trainer

QSpinBox* spinBox(int least, int most, int value) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

QDoubleSpinBox* learningRateBox(double value) {
    auto* box = new QDoubleSpinBox;
    box->setDecimals(4);
    box->setRange(0.0001, 10);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setValue(value);
    return box;
}

template <typename Choice>
QComboBox* choiceBox(std::initializer_list<std::pair<QString, Choice>> choices) {
    auto* box = new QComboBox;
    for (const auto& [name, value] : choices)
        box->addItem(name, int(value));
    return box;
}

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
      m_data(new DataSetField),
      m_blocks(spinBox(1, 16, TrainingRecipe().blocks)),
      m_bits(spinBox(1, 256, TrainingRecipe().bits)),
      m_epochs(spinBox(1, 10'000, TrainingRecipe().epochs)),
      m_batch(spinBox(2, 4096, TrainingRecipe().batch)),
      m_learningRate(learningRateBox(TrainingRecipe().learningRate)),
      m_schedule(
          choiceBox<Schedule>({{tr("Triangular"), Schedule::Triangular}, {tr("Cosine"), Schedule::Cosine}})),
      m_heldOut(spinBox(tenth, 1'000'000, tenth)),
      m_seed(spinBox(0, std::numeric_limits<int>::max(), 0)),
      m_precision(choiceBox<Precision>({{tr("Automatic"), Precision::Automatic},
                                        {QStringLiteral("float32"), Precision::Float32},
                                        {QStringLiteral("bfloat16"), Precision::BFloat16}})),
      m_output(new PathField(PathField::Kind::ModelToSave)),
      m_outputField(new Field(tr("Save the model as"), m_output)) {
    m_heldOut->setSpecialValueText(tr("A tenth"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_data);
    column->addLayout(layoutNumbers());
    column->addWidget(m_outputField);
    column->addStretch(1);

    connect(m_data, &DataSetField::changed, this, &TrainingForm::suggestOutput);
    connect(m_blocks, &QSpinBox::valueChanged, this, &TrainingForm::suggestOutput);
    connect(m_bits, &QSpinBox::valueChanged, this, &TrainingForm::suggestOutput);
    connect(m_output, &PathField::changed, this, &TrainingForm::checkOutput);
    suggestOutput();
}

QLayout* TrainingForm::layoutNumbers() {
    const struct {
        QString name;
        QWidget* editor;
        QString explanation;
    } settings[] = {
        {tr("Depth n"), m_blocks, TrainingTerms::depth()},
        {tr("Bits"), m_bits, TrainingTerms::bits()},
        {tr("Epochs"), m_epochs, TrainingTerms::epochs()},
        {tr("Batch"), m_batch, TrainingTerms::batch()},
        {tr("Learning rate"), m_learningRate, TrainingTerms::learningRate()},
        {tr("Schedule"), m_schedule, TrainingTerms::schedule()},
        {tr("Held-out pictures"), m_heldOut, TrainingTerms::heldOut()},
        {tr("Precision"), m_precision, TrainingTerms::precision()},
        {tr("Seed"), m_seed, TrainingTerms::seed()},
    };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * gridUnit);
    grid->setVerticalSpacing(gridUnit);
    int place = 0;
    for (const auto& [name, editor, explanation] : settings) {
        grid->addWidget(new Field(name, editor, explanation), place / 2, place % 2);
        ++place;
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
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
    request.recipe.blocks = m_blocks->value();
    request.recipe.bits = m_bits->value();
    request.recipe.epochs = m_epochs->value();
    request.recipe.batch = m_batch->value();
    request.recipe.learningRate = m_learningRate->value();
    request.recipe.schedule = Schedule(m_schedule->currentData().toInt());
    if (m_heldOut->value() != tenth)
        request.recipe.holdout = std::size_t(m_heldOut->value());
    request.recipe.seed = std::uint64_t(m_seed->value());
    request.recipe.precision = Precision(m_precision->currentData().toInt());
    request.command = trainingCommand(request);
    return request;
}

QVariantMap TrainingForm::state() const {
    return {
        {QStringLiteral("data"), QByteArray::fromStdString(m_data->data())},
        {QStringLiteral("blocks"), m_blocks->value()},
        {QStringLiteral("bits"), m_bits->value()},
        {QStringLiteral("epochs"), m_epochs->value()},
        {QStringLiteral("batch"), m_batch->value()},
        {QStringLiteral("learningRate"), m_learningRate->value()},
        {QStringLiteral("schedule"), m_schedule->currentData()},
        {QStringLiteral("heldOut"), m_heldOut->value()},
        {QStringLiteral("seed"), m_seed->value()},
        {QStringLiteral("precision"), m_precision->currentData()},
        {QStringLiteral("output"), m_output->path() == m_suggested ? QString() : toText(m_output->path())}};
}

void TrainingForm::restore(const QVariantMap& state) {
    const auto numberInto = [&](QSpinBox* box, const char* key) {
        box->setValue(state.value(QLatin1String(key), box->value()).toInt());
    };
    const auto choiceInto = [&](QComboBox* box, const char* key) {
        const int found = box->findData(state.value(QLatin1String(key), box->currentData()).toInt());
        box->setCurrentIndex(std::max(found, 0));
    };
    m_data->setData(state.value(QStringLiteral("data")).toByteArray().toStdString());
    numberInto(m_blocks, "blocks");
    numberInto(m_bits, "bits");
    numberInto(m_epochs, "epochs");
    numberInto(m_batch, "batch");
    numberInto(m_heldOut, "heldOut");
    numberInto(m_seed, "seed");
    choiceInto(m_schedule, "schedule");
    choiceInto(m_precision, "precision");
    m_learningRate->setValue(state.value(QStringLiteral("learningRate"), m_learningRate->value()).toDouble());
    if (const QString output = state.value(QStringLiteral("output")).toString(); !output.isEmpty())
        m_output->setPath(toPath(output));
}

void TrainingForm::suggestOutput() {
    const bool untouched = m_output->isEmpty() || m_output->path() == m_suggested;
    const QString name = dataSetName(m_data->data());
    m_suggested =
        toPath(QStringLiteral("%1/drhn-%2-%3%4.safetensors")
                   .arg(modelFolder(), QString::number(m_blocks->value()), QString::number(m_bits->value()),
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
