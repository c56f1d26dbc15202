#include "ui/common/job_runner.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <semaphore>

using namespace kindred;

namespace {

constexpr int patience = 60'000;

/// A job that goes on until it is stopped and then says how often it was asked to go on.
JobPlan<int> endless(std::atomic<int>& rounds) {
    return {.title = QStringLiteral("endless"),
            .pausable = true,
            .work =
                [&rounds](const JobContext& context) {
                    while (context.proceed()) {
                        ++rounds;
                        QThread::msleep(1);
                    }
                    return rounds.load();
                },
            .done = {},
            .failed = {}};
}

}  // namespace

class JobRunnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultComesOnTheWindowsThread() {
        JobRunner jobs;
        int result = 0;
        QThread *workedOn = nullptr, *endedOn = nullptr;
        jobs.start<int>(this, {.title = {},
                               .work =
                                   [&](const JobContext&) {
                                       workedOn = QThread::currentThread();
                                       return 7;
                                   },
                               .done =
                                   [&](int value) {
                                       endedOn = QThread::currentThread();
                                       result = value;
                                   },
                               .failed = {}});
        QTRY_COMPARE_WITH_TIMEOUT(result, 7, patience);
        QCOMPARE(endedOn, thread());
        QVERIFY(workedOn != thread());
        QTRY_VERIFY_WITH_TIMEOUT(jobs.idle(), patience);
    }

    void failuresKeepTheirCode() {
        JobRunner jobs;
        QStringList codes;
        const auto fail = [&](const Error& error) { codes << QString::fromStdString(error.code()); };
        jobs.start<int>(this, {.title = {},
                               .work = [](const JobContext&) -> int {
                                   throw Error(ErrorCategory::File, "file-unreadable", {"a"},
                                               "a is unreadable");
                               },
                               .done = {},
                               .failed = fail});
        QTRY_COMPARE_WITH_TIMEOUT(codes, QStringList{"file-unreadable"}, patience);
        jobs.start<int>(this, {.title = {},
                               .work = [](const JobContext&) -> int { throw std::runtime_error("odd"); },
                               .done = {},
                               .failed = fail});
        QTRY_COMPARE_WITH_TIMEOUT(codes.size(), 2, patience);
        QCOMPARE(codes.last(), QStringLiteral("unexpected"));
    }

    void receiverThatDiedHearsNothing() {
        JobRunner jobs;
        std::binary_semaphore mayEnd(0);
        bool called = false;
        auto receiver = std::make_unique<QObject>();
        Job* job = jobs.start<int>(receiver.get(), {.title = {},
                                                    .work =
                                                        [&](const JobContext&) {
                                                            mayEnd.acquire();
                                                            return 1;
                                                        },
                                                    .done = [&](int) { called = true; },
                                                    .failed = {}});
        QSignalSpy finished(job, &Job::finished);
        receiver.reset();
        mayEnd.release();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QVERIFY(!called);
    }

    void progressIsPassedOn() {
        JobRunner jobs;
        Job* job = jobs.start<int>(
            this, {.title = QStringLiteral("counting"),
                   .work =
                       [](const JobContext& context) {
                           context.report({.stage = "counting", .done = 10, .total = 10, .detail = {}});
                           return 0;
                       },
                   .done = [](int) {},
                   .failed = {}});
        quint64 seen = 0;
        connect(job, &Job::progressed, this, [&] { seen = job->progress().done; });
        QTRY_COMPARE_WITH_TIMEOUT(seen, quint64{10}, patience);
    }

    void pausedJobStandsStillAndStillStops() {
        JobRunner jobs;
        std::atomic<int> rounds = 0;
        int result = -1;
        auto plan = endless(rounds);
        plan.done = [&](int value) { result = value; };
        QPointer<Job> job = jobs.start<int>(this, plan);
        QTRY_VERIFY_WITH_TIMEOUT(rounds > 0, patience);
        job->pause();
        QVERIFY(job->paused());
        // At most the round that was under way is finished.
        const int whenPaused = rounds;
        QTest::qWait(50);
        QVERIFY(rounds <= whenPaused + 1);
        job->resume();
        QTRY_VERIFY_WITH_TIMEOUT(rounds > whenPaused + 1, patience);
        job->pause();
        job->stop();
        QTRY_VERIFY_WITH_TIMEOUT(result > 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(job.isNull(), patience);
    }

    void destructionStopsAndWaits() {
        std::atomic<int> rounds = 0;
        {
            JobRunner jobs;
            jobs.start<int>(this, endless(rounds));
            jobs.start<int>(this, endless(rounds))->pause();
            QCOMPARE(jobs.visibleJobs().size(), std::size_t{2});
            QTRY_VERIFY_WITH_TIMEOUT(rounds > 0, patience);
        }
        const int atTheEnd = rounds;
        QTest::qWait(20);
        QCOMPARE(rounds.load(), atTheEnd);
    }

    void observerRunsOnTheWindowsThread() {
        JobRunner jobs;
        QStringList heard;
        const auto observer = onUiThread(
            this, std::function<void(int)>([&](int value) {
                heard << QStringLiteral("%1 %2").arg(value).arg(QThread::currentThread() == thread());
            }));
        jobs.start<int>(this, {.title = {},
                               .work =
                                   [&](const JobContext&) {
                                       observer(1);
                                       observer(2);
                                       return 0;
                                   },
                               .done = [](int) {},
                               .failed = {}});
        QTRY_COMPARE_WITH_TIMEOUT(heard, (QStringList{"1 1", "2 1"}), patience);
    }
};

QTEST_GUILESS_MAIN(JobRunnerTest)
#include "job_runner_test.moc"
