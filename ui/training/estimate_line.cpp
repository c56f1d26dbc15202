#include "ui/training/estimate_line.h"

#include "core/engine/data_set_shape.h"
#include "core/engine/training_estimate.h"
#include "ui/common/error_text.h"
#include "ui/common/format_text.h"
#include "ui/common/theme.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

bool isFolder(std::string data) {
    if (const std::size_t suffix = data.rfind(":coarse"); suffix != std::string::npos)
        data.resize(suffix);
    std::error_code ignored;
    return std::filesystem::is_directory(data, ignored);
}

std::optional<TrainEstimate> estimate(const TrainRequest& request, Services& services,
                                      const JobContext& context) {
    const std::optional<DataSetShape> shape = shapeOf(request.data, context);
    if (!shape)
        return std::nullopt;
    return estimateTraining(request.recipe, shape->pictures, shape->side, shape->classes, services, context);
}

}  // namespace

EstimateLine::EstimateLine(Session& session, QWidget* parent) : QLabel(parent), m_session(session) {
    using namespace std::chrono_literals;
    setTextSize(this, TextSize::Small);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setToolTip(TrainingTerms::estimate());
    m_timer.setSingleShot(true);
    m_timer.setInterval(700ms);
    connect(&m_timer, &QTimer::timeout, this, &EstimateLine::ask);
    connect(&m_session, &Session::settingsChanged, this, &EstimateLine::askSoon);
}

void EstimateLine::follow(const TrainRequest& request) {
    if (request.data.data == m_request.data.data && request.recipe == m_request.recipe)
        return;
    m_request = request;
    askSoon();
}

void EstimateLine::setHeld(bool held) {
    m_held = held;
    askSoon();
}

void EstimateLine::showEvent(QShowEvent* event) {
    QLabel::showEvent(event);
    if (text().isEmpty())
        askSoon();
}

void EstimateLine::askSoon() {
    ++m_number;
    if (m_job)
        m_job->stop();
    clear();
    if (!m_held)
        m_timer.start();
}

void EstimateLine::ask() {
    if (m_held || !isVisible() || !isFolder(m_request.data.data))
        return;
    if (m_job) {  // asked to stop; its steps would slow ours
        m_timer.start();
        return;
    }
    setText(tr("Estimating the time…"));
    m_job = m_session.jobs().start<std::optional<TrainEstimate>>(
        this, {.title = {},
               .work = [request = m_request, &services = m_session.services()](
                           const JobContext& context) { return estimate(request, services, context); },
               .done =
                   [this, number = m_number](const std::optional<TrainEstimate>& found) {
                       if (number == m_number && found)
                           tell(*found);
                   },
               .failed =
                   [this, number = m_number](const Error& error) {
                       if (number == m_number)
                           setText(QStringLiteral("⚠ ") + errorText(error));
                   }});
}

void EstimateLine::tell(const TrainEstimate& estimate) {
    setText(tr("Estimate: %1, %2 an epoch, %3 of memory")
                .arg(durationText(estimate.seconds), durationText(estimate.secondsAnEpoch),
                     bytesText(estimate.bytes)));
}

}  // namespace kindred
