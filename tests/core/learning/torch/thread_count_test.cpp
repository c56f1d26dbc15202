#include "core/learning/torch/thread_count.h"

#include <torch/torch.h>

#include <QTest>
#include <mutex>
#include <set>
#include <thread>

using namespace kindred;

namespace {

/// The threads that share a loop of LibTorch's started on this one.
std::size_t threadsOfALoop() {
    std::mutex mutex;
    std::set<std::thread::id> seen;
    at::parallel_for(0, 64, 1, [&](std::int64_t, std::int64_t) {
        const std::lock_guard lock(mutex);
        seen.insert(std::this_thread::get_id());
    });
    return seen.size();
}

}  // namespace

class ThreadCountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewThreadKeepsWhatItWasGiven() {
        // Each thread is new: it is the first parallel work of a thread that could set another number.
        for (const int count : {1, 2, 3}) {
            std::thread([&] {
                useThreads(count);
                QCOMPARE(threadsOfALoop(), static_cast<std::size_t>(count));
                torch::randn({8, 16, 32, 32}).relu_();
                QCOMPARE(torch::get_num_threads(), count);
                QCOMPARE(threadsOfALoop(), static_cast<std::size_t>(count));
            }).join();
        }
    }

    void othersKeepTheirs() {
        useThreads(3);
        std::thread([] { useThreads(2); }).join();
        QCOMPARE(torch::get_num_threads(), 3);
    }
};

QTEST_GUILESS_MAIN(ThreadCountTest)
#include "thread_count_test.moc"
