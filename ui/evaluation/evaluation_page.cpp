#include "ui/evaluation/evaluation_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/engine/model_catalog.h"
#include "ui/common/error_text.h"
#include "ui/common/fields/data_set_field.h"
#include "ui/common/fields/field.h"
#include "ui/common/file_paths.h"
#include "ui/common/job_strip.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/evaluation/evaluation_plots.h"
#include "ui/evaluation/evaluation_terms.h"
#include "ui/evaluation/headline_figures.h"
#include "ui/evaluation/model_choice.h"
#include "ui/evaluation/reproduction_window.h"

namespace kindred {

EvaluationPage::EvaluationPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_model(new ModelChoice(session.services().locations.models)),
      m_modelField(new Field(tr("Model"), m_model)),
      m_data(new DataSetField),
      m_top(new QSpinBox),
      m_classes(new QLineEdit),
      m_classesField(new Field(tr("Only these classes"), m_classes, EvaluationTerms::onlyTheseClasses())),
      m_start(new QPushButton(tr("Evaluate"))),
      m_job(new JobStrip),
      m_message(new MessagePanel),
      m_figures(new QScrollArea),
      m_headline(new HeadlineFigures),
      m_plots(new EvaluationPlots) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3 * gridUnit, 2 * gridUnit, 3 * gridUnit, 2 * gridUnit);
    row->setSpacing(3 * gridUnit);
    row->addWidget(makeSettings());
    row->addWidget(makeResults(), 1);
    proposeModel();
    connect(m_start, &QPushButton::clicked, this, &EvaluationPage::start);
    connect(m_model, &ModelChoice::changed, this, [this] { m_modelField->setProblem({}); });
    connect(m_classes, &QLineEdit::textChanged, this, [this] { m_classesField->setProblem({}); });
    sayNothingYet();
}

QWidget* EvaluationPage::makeSettings() {
    auto* title = new QLabel(tr("Evaluate a model"));
    setTextSize(title, TextSize::Title);
    m_top->setRange(1, 1'000'000);
    m_top->setValue(1000);
    m_classes->setPlaceholderText(tr("all"));
    m_start->setProperty("primary", true);

    auto* settings = new QWidget;
    settings->setFixedWidth(34 * gridUnit);
    auto* column = new QVBoxLayout(settings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(title);
    column->addWidget(m_modelField);
    column->addWidget(m_data);
    column->addWidget(new Field(tr("R of mAP@R"), m_top, EvaluationTerms::depth()));
    column->addWidget(m_classesField);
    column->addWidget(m_start);
    column->addStretch(1);
    auto* repeat = new QPushButton(tr("Repeat published figures…"));
    connect(repeat, &QPushButton::clicked, this,
            [this] { showReproduction(m_session, m_data->data(), this); });
    column->addWidget(repeat);
    return settings;
}

QWidget* EvaluationPage::makeResults() {
    auto* figures = new QWidget;
    auto* inside = new QVBoxLayout(figures);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(3 * gridUnit);
    inside->addWidget(m_headline);
    inside->addWidget(m_plots, 1);
    m_figures->setWidget(figures);
    m_figures->setWidgetResizable(true);
    m_figures->hide();

    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_job);
    column->addWidget(m_message, 1);
    column->addWidget(m_figures, 1);
    return results;
}

void EvaluationPage::proposeModel() {
    try {
        m_model->setModel(
            m_session.model().value_or(modelForMeasuring(m_session.services().locations.models)));
    } catch (const Error&) {
        // None is set and none is shipped: people will choose one, or be told to when they start.
    }
}

QVariantMap EvaluationPage::state() const {
    return {{QStringLiteral("model"), toText(m_model->model())},
            {QStringLiteral("data"), QByteArray::fromStdString(m_data->data())},
            {QStringLiteral("top"), m_top->value()},
            {QStringLiteral("classes"), m_classes->text()}};
}

void EvaluationPage::restore(const QVariantMap& state) {
    if (state.isEmpty())
        return;
    m_model->setModel(toPath(state.value(QStringLiteral("model")).toString()));
    m_data->setData(state.value(QStringLiteral("data")).toByteArray().toStdString());
    m_top->setValue(state.value(QStringLiteral("top"), m_top->value()).toInt());
    m_classes->setText(state.value(QStringLiteral("classes")).toString());
}

void EvaluationPage::evaluate(const std::filesystem::path& model, const std::string& dataSet) {
    if (!m_start->isEnabled())
        return;
    m_model->setModel(model);
    m_data->setData(dataSet);
    start();
}

bool EvaluationPage::validate() {
    m_modelField->setProblem(m_model->model().empty() ? tr("Choose a model, or train one first.")
                                                      : QString());
    const bool dataIsThere = m_data->validate();
    return dataIsThere && m_modelField->problem().isEmpty();
}

EvaluateRequest EvaluationPage::request() const {
    EvaluateRequest request;
    request.model = m_model->model();
    request.data = m_data->data();
    request.top = std::size_t(m_top->value());
    for (const QString& name : m_classes->text().split(u',', Qt::SkipEmptyParts))
        if (!name.trimmed().isEmpty())
            request.unseen.push_back(name.trimmed().toStdString());
    return request;
}

void EvaluationPage::start() {
    if (!validate())
        return;
    m_start->setEnabled(false);
    m_figures->hide();
    m_message->say(QStringLiteral("evaluate"), tr("Judging"),
                   tr("All pictures of the data set get their codes; then every test picture looks for its "
                      "kin among the "
                      "training pictures."));
    Services& services = m_session.services();
    m_job->setJob(m_session.jobs().start<std::optional<EvaluateReport>>(
        this, {.title = tr("Evaluating"),
               .pausable = true,
               .work = [&services, request = request()](
                           const JobContext& context) { return evaluateModel(request, services, context); },
               .done = [this](const std::optional<EvaluateReport>& report) { finish(report); },
               .failed = [this](const Error& error) { fail(error); }}));
}

void EvaluationPage::finish(const std::optional<EvaluateReport>& report) {
    m_start->setEnabled(true);
    if (!report)
        return sayNothingYet();
    m_message->hide();
    m_headline->setReport(*report);
    m_plots->setReport(*report);
    m_figures->show();
}

void EvaluationPage::fail(const Error& error) {
    m_start->setEnabled(true);
    if (error.code() == "class-unknown")
        m_classesField->setProblem(errorText(error));
    m_message->tell(tr("The model could not be judged"), error);
}

void EvaluationPage::sayNothingYet() {
    m_message->say(QStringLiteral("evaluate"), tr("Nothing judged yet"),
                   tr("Choose a model and a data set and press “Evaluate”. You will see how well pictures "
                      "find their kin, "
                      "and which classes are taken for each other."));
}

}  // namespace kindred
