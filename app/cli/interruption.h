#pragma once

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace kindred {

/// Turns Ctrl+C (SIGINT) and SIGTERM into a request to stop; the second one ends the program at once with
/// status 130. Made before any other thread, since it blocks these signals for all threads made later: only
/// its own thread takes them.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    bool happened() const { return m_stop.stop_requested(); }

private:
    void takeSignals();

    sigset_t m_signals{};
    std::stop_source m_stop;
    std::atomic<bool> m_ending = false;
    std::thread m_thread;
};

}  // namespace kindred
