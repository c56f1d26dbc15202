#include "core/base/progress_estimate.h"

#include <algorithm>
#include <cmath>

namespace kindred {

void ProgressEstimate::update(const Progress& progress, Clock::time_point now) {
    constexpr double memorySeconds = 10;
    const bool newStage = progress.stage != m_stage || progress.done < m_done || !m_last;
    if (newStage) {
        m_rate.reset();
        m_last = now;
    } else {
        const double seconds = std::chrono::duration<double>(now - *m_last).count();
        if (seconds > 0 && progress.done > m_done) {
            const double latest = static_cast<double>(progress.done - m_done) / seconds;
            const double weight = 1 - std::exp(-seconds / memorySeconds);
            m_rate = m_rate ? *m_rate + weight * (latest - *m_rate) : latest;
            m_last = now;
        }
    }
    m_stage = progress.stage;
    m_done = progress.done;
    m_total = progress.total;
}

std::optional<double> ProgressEstimate::secondsLeft() const {
    if (!m_rate || *m_rate <= 0 || m_total == 0)
        return std::nullopt;
    return static_cast<double>(m_total - std::min(m_done, m_total)) / *m_rate;
}

}  // namespace kindred
