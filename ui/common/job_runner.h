#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/job_context.h"
#include "core/base/progress_estimate.h"

namespace kindred {

/// Calls `function` on the window's thread, later, unless `receiver` has died by then. Callable from any
/// thread; the pointer itself must have been made on the window's thread.
void postToUi(QPointer<QObject> receiver, std::function<void()> function);

/// Wraps `function` so that it may be called from a worker thread: it then runs on the window's thread with
/// copies of its arguments, or not at all if `receiver` is gone. For observers such as the one of
/// trainModel().
template <typename... Arguments>
std::function<void(Arguments...)> onUiThread(QObject* receiver, std::function<void(Arguments...)> function) {
    return [target = QPointer<QObject>(receiver), function = std::move(function)](Arguments... arguments) {
        postToUi(target, [function, arguments...] { function(arguments...); });
    };
}

/// What a job does and who hears of its end. `work` runs on a thread of its own and must not touch widgets;
/// `done` or `failed`, either of which may be empty, runs on the window's thread, unless the receiver has
/// died. `Result` is not void.
template <typename Result>
struct JobPlan {
    QString title;          ///< shown in the status bar; empty for short work that people need not see
    bool pausable = false;  ///< offers "pause"; only for work that looks at JobContext::proceed()
    std::function<Result(const JobContext&)> work;
    std::function<void(Result)> done;
    std::function<void(const Error&)> failed;
};

/// A piece of work in the background, as the window sees it. Lives on the window's thread; deleted by its
/// runner soon after finished(), so keep it in a QPointer.
class Job : public QObject {
    Q_OBJECT
public:
    using Completion = std::function<void()>;
    using Work = std::function<Completion(const JobContext&)>;

    Job(QString title, bool pausable);
    /// Asks the work to stop and waits for it.
    ~Job() override;

    const QString& title() const { return m_title; }
    bool pausable() const { return m_pausable; }
    bool paused() const { return m_gate.paused(); }
    bool stopping() const { return m_thread.get_stop_token().stop_requested(); }
    const Progress& progress() const { return m_progress; }
    const ProgressEstimate& estimate() const { return m_estimate; }

public Q_SLOTS:
    void pause();
    void resume();
    /// Asks the work to end; finished() follows, and the plan's `done` with what was finished by then.
    void stop();

Q_SIGNALS:
    void progressed();  ///< about ten times a second
    void pausedChanged();
    void stopRequested();
    void finished();  ///< after the plan's `done` or `failed`

private:
    friend class JobRunner;

    void start(Work work, QPointer<QObject> receiver, std::function<void(const Error&)> failed);
    void takeProgress(const Progress& progress);

    QString m_title;
    bool m_pausable;
    PauseGate m_gate;
    Progress m_progress;
    ProgressEstimate m_estimate;
    std::jthread m_thread;
};

/// Runs jobs on threads of their own and keeps them until they are over. Made and used on the window's
/// thread. Destroying it stops every job and waits for the threads; what jobs finished is kept as their
/// contracts say.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    template <typename Result>
    Job* start(QObject* receiver, JobPlan<Result> plan) {
        auto work = [work = std::move(plan.work), done = std::move(plan.done)](const JobContext& context) {
            auto result = std::make_shared<Result>(work(context));
            return Job::Completion([done, result] {
                if (done)
                    done(std::move(*result));
            });
        };
        return launch(plan.title, plan.pausable, std::move(work), receiver, std::move(plan.failed));
    }

    /// Jobs with a title that are not over, oldest first.
    std::vector<Job*> visibleJobs() const;
    /// Nothing is running, not even without a title.
    bool idle() const { return m_jobs.empty(); }
    void stopAll();

Q_SIGNALS:
    void visibleJobsChanged();

private:
    Job* launch(const QString& title, bool pausable, Job::Work work, QObject* receiver,
                std::function<void(const Error&)> failed);

    std::vector<std::unique_ptr<Job>> m_jobs;
};

}  // namespace kindred
