#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/job_context.h"

namespace kindred {

/// Turns reports of progress into a rate and the time left, for people to read. Not thread-safe.
/// The rate is an exponential average over about ten seconds and starts anew with each stage.
class ProgressEstimate {
public:
    using Clock = std::chrono::steady_clock;

    /// Takes the latest report; `now` never goes back.
    void update(const Progress& progress, Clock::time_point now);

    /// Steps a second; nothing before two reports of a stage.
    std::optional<double> rate() const { return m_rate; }
    /// Seconds until the end of this stage; nothing while the total or the rate is unknown.
    std::optional<double> secondsLeft() const;

private:
    std::string m_stage;
    std::uint64_t m_done = 0;
    std::uint64_t m_total = 0;
    std::optional<Clock::time_point> m_last;
    std::optional<double> m_rate;
};

}  // namespace kindred
