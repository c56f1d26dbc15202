#include "ui/common/job_runner.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <algorithm>
#include <new>

namespace kindred {

void postToUi(QPointer<QObject> receiver, std::function<void()> function) {
    // The application is the one object that is sure to be alive while any job runs; the receiver is looked
    // at only on the thread that may delete it.
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [receiver = std::move(receiver), function = std::move(function)] {
            if (receiver)
                function();
        },
        Qt::QueuedConnection);
}

namespace {

Error asError(std::exception_ptr exception) {
    try {
        std::rethrow_exception(exception);
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorCategory::Learning, "out-of-memory", {},
                     "There is not enough memory for this. Close other programs or choose less at a time.");
    } catch (const std::exception& other) {
        return Error(ErrorCategory::Learning, "unexpected", {other.what()},
                     std::string("Something unexpected went wrong: ") + other.what());
    }
}

}  // namespace

Job::Job(QString title, bool pausable) : m_title(std::move(title)), m_pausable(pausable) {}

Job::~Job() {
    m_thread.request_stop();
}

void Job::pause() {
    if (m_pausable && !paused()) {
        m_gate.pause();
        Q_EMIT pausedChanged();
    }
}

void Job::resume() {
    if (paused()) {
        m_gate.resume();
        Q_EMIT pausedChanged();
    }
}

void Job::stop() {
    if (m_thread.request_stop())
        Q_EMIT stopRequested();
}

void Job::start(Work work, QPointer<QObject> receiver, std::function<void(const Error&)> failed) {
    const QPointer<QObject> self(this);
    auto sink = [this, self](const Progress& progress) {
        postToUi(self, [this, progress] { takeProgress(progress); });
    };
    m_thread = std::jthread([this, self, sink, work = std::move(work), receiver = std::move(receiver),
                             failed = std::move(failed)](std::stop_token stop) {
        Completion completion;
        try {
            const JobContext context(stop, &m_gate, sink);
            completion = work(context);
        } catch (...) {
            completion = [failed, error = asError(std::current_exception())] {
                if (failed)
                    failed(error);
            };
        }
        postToUi(receiver, std::move(completion));
        postToUi(self, [this] { Q_EMIT finished(); });
    });
}

void Job::takeProgress(const Progress& progress) {
    m_progress = progress;
    m_estimate.update(progress, ProgressEstimate::Clock::now());
    Q_EMIT progressed();
}

JobRunner::JobRunner(QObject* parent) : QObject(parent) {}

JobRunner::~JobRunner() {
    stopAll();
    m_jobs.clear();
}

std::vector<Job*> JobRunner::visibleJobs() const {
    std::vector<Job*> visible;
    for (const auto& job : m_jobs) {
        if (!job->title().isEmpty())
            visible.push_back(job.get());
    }
    return visible;
}

void JobRunner::stopAll() {
    // All first, then each is waited for: together they need no longer than the slowest.
    for (const auto& job : m_jobs)
        job->stop();
}

Job* JobRunner::launch(const QString& title, bool pausable, Job::Work work, QObject* receiver,
                       std::function<void(const Error&)> failed) {
    Job* job = m_jobs.emplace_back(std::make_unique<Job>(title, pausable)).get();
    connect(job, &Job::finished, this, [this, job] {
        const auto found = std::ranges::find(m_jobs, job, [](const auto& owned) { return owned.get(); });
        found->release()->deleteLater();
        m_jobs.erase(found);
        Q_EMIT visibleJobsChanged();
    });
    job->start(std::move(work), receiver, std::move(failed));
    Q_EMIT visibleJobsChanged();
    return job;
}

}  // namespace kindred
