#include "ui/training/training_page.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/common/device_text.h"
#include "ui/common/error_text.h"
#include "ui/common/job_strip.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/training/epoch_table.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_form.h"
#include "ui/training/training_outcome.h"

namespace kindred {

TrainingPage::TrainingPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_form(new TrainingForm),
      m_device(new QLabel),
      m_start(new QPushButton(tr("Start training"))),
      m_job(new JobStrip),
      m_message(new MessagePanel),
      m_figures(new QWidget),
      m_curves(new TrainingCurves),
      m_epochs(new EpochTable(this)),
      m_outcome(new TrainingOutcome) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3 * gridUnit, 2 * gridUnit, 3 * gridUnit, 2 * gridUnit);
    row->setSpacing(3 * gridUnit);
    row->addWidget(makeSettings());
    row->addWidget(makeResults(), 1);

    connect(m_start, &QPushButton::clicked, this, &TrainingPage::start);
    connect(m_outcome, &TrainingOutcome::useWanted, this, &TrainingPage::useModel);
    connect(m_outcome, &TrainingOutcome::evaluationWanted, this,
            [this](const std::filesystem::path& model) { Q_EMIT evaluationWanted(model, m_data); });
    connect(&m_session, &Session::settingsChanged, this, &TrainingPage::askDevice);
    m_message->say(QStringLiteral("train"), tr("Nothing trained yet"),
                   tr("Choose a data set and press “Start training”. Loss and accuracy appear here after "
                      "every epoch; you "
                      "can stop at any time and keep the best model so far."));
}

QWidget* TrainingPage::makeSettings() {
    auto* title = new QLabel(tr("Train a model"));
    setTextSize(title, TextSize::Title);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_start->setObjectName(QStringLiteral("start"));
    m_start->setProperty("primary", true);
    m_device->setWordWrap(true);
    setTextSize(m_device, TextSize::Small);
    setQuiet(m_device);

    auto* settings = new QWidget;
    settings->setFixedWidth(40 * gridUnit);
    auto* column = new QVBoxLayout(settings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(title);
    column->addWidget(scroll, 1);
    column->addWidget(m_device);
    column->addWidget(m_start);
    return settings;
}

QWidget* TrainingPage::makeResults() {
    auto* table = new QTableView;
    table->setModel(m_epochs);
    table->setAccessibleName(tr("Figures of every epoch"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    // The header measures its columns when their mode is set, and not when an epoch brings wider figures.
    connect(m_epochs, &QAbstractItemModel::rowsInserted, table->horizontalHeader(),
            [header = table->horizontalHeader()] {
                header->setSectionResizeMode(QHeaderView::ResizeToContents);
            });
    auto* figures = new QVBoxLayout(m_figures);
    figures->setContentsMargins(0, 0, 0, 0);
    figures->setSpacing(2 * gridUnit);
    figures->addWidget(m_curves, 3);
    figures->addWidget(table, 2);
    m_figures->hide();

    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_job);
    column->addWidget(m_outcome);
    column->addWidget(m_message, 1);
    column->addWidget(m_figures, 1);
    return results;
}

QVariantMap TrainingPage::state() const {
    return m_form->state();
}

void TrainingPage::restore(const QVariantMap& state) {
    if (!state.isEmpty())
        m_form->restore(state);
}

void TrainingPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!m_deviceAsked)
        askDevice();
}

void TrainingPage::askDevice() {
    // Opens the learning module, which takes its time.
    m_deviceAsked = true;
    Services& services = m_session.services();
    m_session.jobs().start<DeviceChoice>(
        this,
        {.title = {},
         .work = [&services](const JobContext&) { return services.encoding.device(); },
         .done =
             [this](const DeviceChoice& choice) {
                 m_device->setText(deviceText(choice.device, choice.reason));
             },
         .failed =
             [this](const Error& error) { m_device->setText(QStringLiteral("⚠ ") + errorText(error)); }});
}

void TrainingPage::start() {
    if (!m_form->validate())
        return;
    const TrainRequest request = m_form->request();
    m_data = request.data.data;
    m_epochs->clear();
    m_curves->begin(request.recipe.epochs);
    m_outcome->hide();
    setRunning(true);

    Services& services = m_session.services();
    const auto observer = onUiThread(
        this, std::function<void(EpochFigures)>([this](const EpochFigures& figures) { takeEpoch(figures); }));
    Job* job = m_session.jobs().start<TrainReport>(
        this, {.title = tr("Training"),
               .pausable = true,
               .work =
                   [&services, request, observer](const JobContext& context) {
                       return trainModel(request, services, context, {.epoch = observer, .remark = {}});
                   },
               .done = [this](const TrainReport& report) { finish(report); },
               .failed = [this](const Error& error) { fail(error); }});
    m_job->setJob(job);
}

void TrainingPage::takeEpoch(const EpochFigures& figures) {
    m_message->hide();
    m_figures->show();
    m_epochs->add(figures);
    m_curves->setEpochs(m_epochs->epochs());
}

void TrainingPage::finish(const TrainReport& report) {
    setRunning(false);
    m_message->hide();
    m_figures->setVisible(!report.epochs.empty());
    m_outcome->tell(report);
}

void TrainingPage::fail(const Error& error) {
    setRunning(false);
    m_figures->setVisible(!m_epochs->epochs().empty());  // how it went wrong can be seen there
    m_message->tell(tr("Training could not go on"), error);
}

void TrainingPage::setRunning(bool running) {
    m_form->setEnabled(!running);
    m_start->setEnabled(!running);
    if (!running)
        return;
    m_figures->hide();
    m_message->say(QStringLiteral("train"), tr("Learning"),
                   tr("The first figures come after the first pass over the training pictures."));
}

void TrainingPage::useModel(const std::filesystem::path& model) {
    UiSettings settings = m_session.settings();
    settings.model = model;
    m_session.setSettings(settings);
    m_outcome->confirmUse();
}

}  // namespace kindred
