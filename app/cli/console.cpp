#include "app/cli/console.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <memory>
#include <utility>

#include "app/cli/path_text.h"

namespace kindred {
namespace {

constexpr std::chrono::seconds lineInterval{10};

std::string wordsForStage(const std::string& stage) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> words{{
        {"walking", "Looking for pictures"},
        {"pairing", "Comparing codes"},
        {"grouping", "Grouping pictures"},
        {"looking", "Looking at pictures"},
        {"encoding", "Computing codes"},
        {"loading", "Loading data"},
        {"training", "Training"},
        {"testing", "Testing"},
        {"ranking", "Ranking"},
        {"comparing", "Comparing rankings"},
        {"examining", "Examining the library"},
        {"backing up", "Making a backup of the library"},
    }};
    const auto* found =
        std::ranges::find(words, stage, &std::pair<std::string_view, std::string_view>::first);
    return found == words.end() ? stage : std::string(found->second);
}

std::string wordsForTime(double seconds) {
    const auto whole = static_cast<long long>(std::ceil(seconds));
    return whole >= 3600 ? fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60)
                         : fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// "Training: 1234 of 50000, 812/s, 1:01 left", as far as it is known.
std::string wordsForProgress(const Progress& progress, const ProgressEstimate& estimate) {
    std::string words = wordsForStage(progress.stage);
    if (progress.total > 0) {
        words += fmt::format(": {} of {}", progress.done, progress.total);
    } else if (progress.done > 0) {
        words += fmt::format(": {}", progress.done);
    }
    if (const auto rate = estimate.rate()) {
        words += fmt::format(", {:.{}f}/s", *rate, *rate < 10 ? 1 : 0);
    }
    if (const auto left = estimate.secondsLeft()) {
        words += fmt::format(", {} left", wordsForTime(*left));
    }
    return words;
}

std::size_t terminalWidth() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/// "[=====>    ]" or nothing where the end is not known.
std::string barOf(const Progress& progress, std::size_t width) {
    if (progress.total == 0 || width < 8) {
        return {};
    }
    const std::size_t cells = width - 2;
    const double share =
        std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
    const auto filled = static_cast<std::size_t>(share * static_cast<double>(cells));
    return fmt::format("[{:<{}}]", std::string(filled, '='), cells);
}

class ConsoleSink : public spdlog::sinks::base_sink<std::mutex> {
public:
    explicit ConsoleSink(Console& console) : m_console(console) {}

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        m_console.printLine({message.payload.data(), message.payload.size()});
    }
    void flush_() override {}

private:
    Console& m_console;
};

}  // namespace

Console::Console(bool showProgress) : m_showProgress(showProgress), m_terminal(isatty(STDERR_FILENO) == 1) {}

Console::~Console() {
    removeBar();
}

void Console::showProgress(const Progress& progress) {
    const std::lock_guard lock(m_mutex);
    if (!m_showProgress) {
        return;
    }
    const auto now = ProgressEstimate::Clock::now();
    m_estimate.update(progress, now);
    if (m_terminal) {
        drawBar(progress);
    } else if (progress.stage != m_lastStage || now - m_lastLine >= lineInterval) {
        std::cerr << wordsForProgress(progress, m_estimate) << std::endl;
        m_lastLine = now;
    }
    m_lastStage = progress.stage;
}

void Console::drawBar(const Progress& progress) {
    std::string line = wordsForProgress(progress, m_estimate);
    // One column stays free: a full line would make some terminals wrap.
    const std::size_t room = terminalWidth() - 1;
    if (line.size() + 2 < room) {
        line += "  " + barOf(progress, std::min<std::size_t>(40, room - line.size() - 2));
    }
    std::cerr << "\r\033[K" << line.substr(0, room) << std::flush;
    m_barDrawn = true;
}

void Console::printLine(std::string_view line) {
    const std::lock_guard lock(m_mutex);
    removeBar();
    std::cerr << printable(line) << std::endl;
}

void Console::clearBar() {
    const std::lock_guard lock(m_mutex);
    removeBar();
}

void Console::removeBar() {
    if (std::exchange(m_barDrawn, false)) {
        std::cerr << "\r\033[K" << std::flush;
    }
}

void sendMessagesTo(Console& console, const std::string& level) {
    auto logger = std::make_shared<spdlog::logger>("kindred-cli", std::make_shared<ConsoleSink>(console));
    logger->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(logger));
}

}  // namespace kindred
