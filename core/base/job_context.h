#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>

namespace kindred {

/// How far a job is. `total` 0 means not known yet.
struct Progress {
    std::string stage;  ///< stable code of what is being done: "walking", "encoding", "training", …
    std::uint64_t done = 0;
    std::uint64_t total = 0;
    std::string detail;  ///< the thing at hand, for example a file name; may be empty
};

/// Holds a job still without ending it. Thread-safe; outlives every job that was given it.
class PauseGate {
public:
    void pause();
    void resume();
    bool paused() const;
    /// Returns when not paused or when a stop is requested.
    void wait(std::stop_token stop);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_paused = false;
};

/// What a long job is given: how to be stopped, how to be paused, where to report to.
///
/// A job calls proceed() at least every 100 ms, keeps what is finished when it returns false, and returns its
/// result by value. All functions may be called from any thread of the job.
class JobContext {
public:
    using ProgressSink = std::function<void(const Progress&)>;

    /// A job that nobody watches and nobody stops.
    JobContext() = default;
    /// `gate` may be null and is not owned. `sink` may be empty; it is called from the job's threads, one at
    /// a time.
    JobContext(std::stop_token stop, PauseGate* gate, ProgressSink sink);

    bool stopRequested() const { return m_stop.stop_requested(); }
    std::stop_token stopToken() const { return m_stop; }
    /// Waits while paused; false once a stop is requested.
    bool proceed() const;
    /// Passes progress on, at most about ten times a second; a change of stage and the last step always pass.
    void report(const Progress& progress) const;

private:
    std::stop_token m_stop;
    PauseGate* m_gate = nullptr;
    ProgressSink m_sink;
    mutable std::mutex m_mutex;
    mutable std::string m_lastStage;
    mutable std::chrono::steady_clock::time_point m_lastReport{};
};

}  // namespace kindred
