#include "ui/training/training_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/common/device_text.h"
#include "ui/common/error_text.h"
#include "ui/common/file_actions.h"
#include "ui/common/job_strip.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/training/estimate_line.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_figures.h"
#include "ui/training/training_form.h"
#include "ui/training/training_outcome.h"
#include "ui/training/unfinished_strip.h"

namespace kindred {

TrainingPage::TrainingPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_form(new TrainingForm),
      m_estimate(new EstimateLine(session)),
      m_device(new QLabel),
      m_start(new QPushButton(tr("Start training"))),
      m_job(new JobStrip),
      m_unfinishedStrip(new UnfinishedStrip),
      m_outcome(new TrainingOutcome),
      m_remark(new QLabel),
      m_message(new MessagePanel),
      m_figures(new TrainingFigures(session)),
      m_figuresScroll(new QScrollArea) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3 * gridUnit, 2 * gridUnit, 3 * gridUnit, 2 * gridUnit);
    row->setSpacing(3 * gridUnit);
    row->addWidget(makeSettings());
    row->addWidget(makeResults(), 1);

    connect(m_start, &QPushButton::clicked, this, [this] { start(m_form->request()); });
    connect(m_form, &TrainingForm::changed, this, [this] { m_estimate->follow(m_form->request()); });
    connect(m_form, &TrainingForm::outputChanged, this, &TrainingPage::lookForUnfinished);
    connect(m_unfinishedStrip, &UnfinishedStrip::goOnWanted, this, &TrainingPage::goOn);
    connect(m_unfinishedStrip, &UnfinishedStrip::startAnewWanted, this, &TrainingPage::startAnew);
    connect(m_outcome, &TrainingOutcome::useWanted, this, &TrainingPage::useModel);
    connect(m_outcome, &TrainingOutcome::evaluationWanted, this,
            [this](const std::filesystem::path& model) { Q_EMIT evaluationWanted(model, m_run.data.data); });
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
    column->setSpacing(gridUnit);
    column->addWidget(title);
    column->addSpacing(gridUnit);
    column->addWidget(scroll, 1);
    column->addSpacing(gridUnit);
    column->addWidget(m_estimate);
    column->addWidget(m_device);
    column->addWidget(m_start);
    return settings;
}

QWidget* TrainingPage::makeResults() {
    setQuiet(m_remark);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    m_remark->hide();
    m_figuresScroll->setWidget(m_figures);
    m_figuresScroll->setWidgetResizable(true);
    m_figuresScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_figuresScroll->hide();
    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_job);
    column->addWidget(m_unfinishedStrip);
    column->addWidget(m_outcome);
    column->addWidget(m_remark);
    column->addWidget(m_message, 1);
    column->addWidget(m_figuresScroll, 1);
    return results;
}

const TrainingCurves& TrainingPage::curves() const {
    return m_figures->curves();
}

QVariantMap TrainingPage::state() const {
    QVariantMap state = m_form->state();
    state.insert(m_figures->state());
    return state;
}

void TrainingPage::restore(const QVariantMap& state) {
    if (state.isEmpty())
        return;
    m_form->restore(state);
    m_figures->restore(state);
}

void TrainingPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_shown)
        return;
    m_shown = true;
    askDevice();
    m_estimate->follow(m_form->request());
    lookForUnfinished();
}

void TrainingPage::askDevice() {
    // Opens the learning module, which takes its time.
    if (!m_shown)
        return;
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

void TrainingPage::lookForUnfinished() {
    const int number = ++m_lookNumber;
    m_unfinished.reset();
    m_unfinishedStrip->hide();
    if (m_running)
        return;
    m_start->setEnabled(true);
    m_session.jobs().start<std::optional<UnfinishedRun>>(
        this, {.title = {},
               .work = [out = m_form->output()](const JobContext&) { return findUnfinishedRun(out); },
               .done =
                   [this, number](const std::optional<UnfinishedRun>& run) {
                       if (number != m_lookNumber || !run)
                           return;
                       m_unfinished = run;
                       m_unfinishedStrip->tell(*run);
                       m_start->setEnabled(false);  // it would have to replace the run unasked
                   },
               .failed =
                   [this, number](const Error& error) {
                       if (number != m_lookNumber)
                           return;
                       m_unfinishedStrip->tell(error);
                       m_start->setEnabled(false);
                   }});
}

void TrainingPage::goOn() {
    if (!m_unfinished)
        return;
    const UnfinishedRun run = *m_unfinished;
    m_form->take(run);
    TrainRequest request = m_form->request();
    request.resume = true;
    start(request, run.epochs);
}

void TrainingPage::startAnew() {
    const std::filesystem::path checkpoint = checkpointOf(m_form->output());
    if (!moveToTrash(checkpoint)) {
        m_unfinishedStrip->tellNotMoved(checkpoint);
        return;
    }
    lookForUnfinished();
    start(m_form->request());
}

void TrainingPage::start(const TrainRequest& request, const std::vector<EpochFigures>& over) {
    if (!m_form->validate())
        return;
    m_run = request;
    m_figures->begin(request.recipe.epochs);
    m_outcome->hide();
    m_remark->hide();
    setRunning(true);
    for (const EpochFigures& figures : over)
        takeEpoch(figures);
    Q_EMIT stateToKeep();  // a crash must not lose which run it was

    Services& services = m_session.services();
    const TrainingObserver observer{
        onUiThread(this, std::function<void(EpochFigures)>(
                             [this](const EpochFigures& figures) { takeEpoch(figures); })),
        onUiThread(this, std::function<void(Error)>([this](const Error& remark) { takeRemark(remark); }))};
    Job* job = m_session.jobs().start<TrainReport>(
        this,
        {.title = tr("Training"),
         .pausable = true,
         .work = [&services, request, observer](
                     const JobContext& context) { return trainModel(request, services, context, observer); },
         .done = [this](const TrainReport& report) { finish(report); },
         .failed = [this](const Error& error) { fail(error); }});
    m_job->setJob(job);
}

void TrainingPage::takeEpoch(const EpochFigures& figures) {
    m_message->hide();
    m_figuresScroll->show();
    m_figures->add(figures);
}

void TrainingPage::takeRemark(const Error& remark) {
    m_remark->setText(QStringLiteral("ⓘ ") + errorText(remark));
    m_remark->show();
}

void TrainingPage::finish(const TrainReport& report) {
    setRunning(false);
    m_message->hide();
    m_figuresScroll->setVisible(!report.epochs.empty());
    m_outcome->tell(report, m_run.recipe.epochs);
}

void TrainingPage::fail(const Error& error) {
    setRunning(false);
    m_figuresScroll->setVisible(!m_figures->epochs().empty());  // how it went wrong can be seen there
    m_message->tell(tr("Training could not go on"), error);
}

void TrainingPage::setRunning(bool running) {
    m_running = running;
    m_form->setEnabled(!running);
    m_start->setEnabled(!running);
    m_estimate->setHeld(running);
    lookForUnfinished();
    if (!running)
        return;
    m_figuresScroll->hide();
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
