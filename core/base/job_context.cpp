#include "core/base/job_context.h"

#include <utility>

namespace kindred {

void PauseGate::pause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void PauseGate::resume() {
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

bool PauseGate::paused() const {
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

void PauseGate::wait(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, std::move(stop), [this] { return !m_paused; });
}

JobContext::JobContext(std::stop_token stop, PauseGate* gate, ProgressSink sink)
    : m_stop(std::move(stop)), m_gate(gate), m_sink(std::move(sink)) {}

bool JobContext::proceed() const {
    if (m_gate)
        m_gate->wait(m_stop);
    return !m_stop.stop_requested();
}

void JobContext::report(const Progress& progress) const {
    if (!m_sink)
        return;
    constexpr auto interval = std::chrono::milliseconds(100);
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    const bool isLastStep = progress.total > 0 && progress.done >= progress.total;
    if (progress.stage == m_lastStage && !isLastStep && now - m_lastReport < interval)
        return;
    m_lastStage = progress.stage;
    m_lastReport = now;
    m_sink(progress);
}

}  // namespace kindred
