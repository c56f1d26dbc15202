#include "app/cli/interruption.h"

#include <pthread.h>
#include <unistd.h>

#include "app/cli/command.h"

namespace kindred {
namespace {

/// Gets the waiting thread to look whether it should end.
constexpr int wakeSignal = SIGUSR1;

}  // namespace

Interruption::Interruption() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, wakeSignal);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_thread = std::thread([this] { takeSignals(); });
}

Interruption::~Interruption() {
    m_ending = true;
    pthread_kill(m_thread.native_handle(), wakeSignal);
    m_thread.join();
}

void Interruption::takeSignals() {
    while (!m_ending) {
        int signal = 0;
        sigwait(&m_signals, &signal);
        const bool asked = signal == SIGINT || signal == SIGTERM;
        if (asked && !m_stop.request_stop()) {
            _exit(static_cast<int>(ExitStatus::Interrupted));
        }
    }
}

}  // namespace kindred
