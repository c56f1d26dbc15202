#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/job_context.h"
#include "core/base/progress_estimate.h"

namespace kindred {

/// Standard error, shared by messages and progress: on a terminal a bar that stays below the messages,
/// elsewhere a line now and then. Thread-safe.
class Console {
public:
    explicit Console(bool showProgress);
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    bool showsProgress() const { return m_showProgress; }

    void showProgress(const Progress& progress);
    /// A message of one line, without its new line.
    void printLine(std::string_view line);
    /// Takes the bar away; it comes back with the next progress.
    void clearBar();

private:
    void removeBar();
    void drawBar(const Progress& progress);

    std::mutex m_mutex;
    const bool m_showProgress;
    const bool m_terminal;
    bool m_barDrawn = false;
    ProgressEstimate m_estimate;
    std::string m_lastStage;
    std::chrono::steady_clock::time_point m_lastLine{};
};

/// Messages of the given spdlog level ("info", "warning", …) and above go to `console`, which outlives them.
void sendMessagesTo(Console& console, const std::string& level);

}  // namespace kindred
