#include "core/base/job_context.h"

#include <QtTest>
#include <atomic>
#include <thread>
#include <vector>

namespace kindred {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

Progress step(const std::string& stage, std::uint64_t done, std::uint64_t total) {
    return {.stage = stage, .done = done, .total = total, .detail = {}};
}

}  // namespace

class JobContextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proceedsWhenNobodyWatches();
    void endsOnAStop();
    void waitsWhilePaused();
    void endsOnAStopWhilePaused();
    void pausesEveryThread();
    void holdsReportsBack();
    void alwaysPassesAChangeOfStageAndTheLastStep();
    void callsTheSinkOneAtATime();
};

void JobContextTest::proceedsWhenNobodyWatches() {
    const JobContext context;
    QVERIFY(context.proceed());
    QVERIFY(!context.stopRequested());
    context.report(step("walking", 1, 2));
}

void JobContextTest::endsOnAStop() {
    std::stop_source stop;
    const JobContext context(stop.get_token(), nullptr, {});
    QVERIFY(context.proceed());
    stop.request_stop();
    QVERIFY(!context.proceed());
    QVERIFY(context.stopRequested());
    QVERIFY(context.stopToken().stop_requested());
}

void JobContextTest::waitsWhilePaused() {
    PauseGate gate;
    const JobContext context({}, &gate, {});
    QVERIFY(context.proceed());
    gate.pause();
    QVERIFY(gate.paused());

    std::atomic<bool> resumed = false;
    std::atomic<bool> proceeded = false;
    std::atomic<bool> wentOnEarly = false;
    std::jthread job([&] {
        proceeded = context.proceed();
        wentOnEarly = !resumed;
    });
    std::this_thread::sleep_for(30ms);
    resumed = true;
    gate.resume();
    job.join();
    QVERIFY(proceeded);
    QVERIFY(!wentOnEarly);
    QVERIFY(!gate.paused());
}

void JobContextTest::endsOnAStopWhilePaused() {
    PauseGate gate;
    gate.pause();
    std::stop_source stop;
    const JobContext context(stop.get_token(), &gate, {});
    std::atomic<bool> proceeded = true;
    std::jthread job([&] { proceeded = context.proceed(); });
    stop.request_stop();
    job.join();
    QVERIFY(!proceeded);
    QVERIFY(gate.paused());
}

void JobContextTest::pausesEveryThread() {
    PauseGate gate;
    gate.pause();
    const JobContext context({}, &gate, {});
    std::atomic<int> through = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { through += context.proceed() ? 1 : 0; });
    std::this_thread::sleep_for(30ms);
    QCOMPARE(through.load(), 0);
    gate.resume();
    threads.clear();
    QCOMPARE(through.load(), 4);
}

/// However slow the machine: reports that pass lie at least 100 ms apart, and after 100 ms one does pass.
void JobContextTest::holdsReportsBack() {
    std::vector<std::uint64_t> passed;
    const JobContext context({}, nullptr, [&](const Progress& progress) { passed.push_back(progress.done); });
    const auto start = Clock::now();
    for (std::uint64_t done = 1; done <= 10'000; ++done)
        context.report(step("encoding", done, 1'000'000));
    const auto mostAllowed = 1 + static_cast<std::size_t>((Clock::now() - start) / 100ms);
    QVERIFY(!passed.empty());
    QCOMPARE(passed.front(), 1U);
    QVERIFY(passed.size() <= mostAllowed);

    std::this_thread::sleep_for(100ms);
    context.report(step("encoding", 20'000, 1'000'000));
    QCOMPARE(passed.back(), 20'000U);
}

void JobContextTest::alwaysPassesAChangeOfStageAndTheLastStep() {
    std::vector<std::string> passed;
    const JobContext context({}, nullptr, [&](const Progress& progress) {
        passed.push_back(progress.stage + " " + std::to_string(progress.done));
    });
    context.report(step("walking", 1, 0));
    context.report(step("encoding", 1, 3));
    context.report(step("encoding", 3, 3));
    context.report(step("storing", 5, 9));
    const std::vector<std::string> expected = {"walking 1", "encoding 1", "encoding 3", "storing 5"};
    QVERIFY(passed == expected);
}

void JobContextTest::callsTheSinkOneAtATime() {
    std::atomic<int> inside = 0;
    std::atomic<bool> met = false;
    int calls = 0;
    const JobContext context({}, nullptr, [&](const Progress&) {
        if (++inside > 1)
            met = true;
        ++calls;
        std::this_thread::yield();
        --inside;
    });
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int report = 0; report < 200; ++report)
                context.report(step("encoding", 1, 1));
        });
    threads.clear();
    QVERIFY(!met);
    QCOMPARE(calls, 800);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::JobContextTest)
#include "job_context_test.moc"
