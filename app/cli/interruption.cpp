#include "app/cli/interruption.h"

#include <pthread.h>
#include <unistd.h>

#include "app/cli/command.h"

namespace kindred {

Interruption::Interruption() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    m_thread = std::thread([this] { takeSignals(); });
}

Interruption::~Interruption() {
    m_ending = true;
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
}

void Interruption::takeSignals() {
    int signal = 0;
    while (sigwait(&m_signals, &signal) == 0 && !m_ending) {
        if (!m_stop.request_stop()) {
            _exit(static_cast<int>(ExitStatus::Interrupted));
        }
    }
}

}  // namespace kindred
