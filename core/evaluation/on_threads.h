#pragma once

#include <future>
#include <thread>
#include <vector>

namespace kindred {

/// Calls `work` on that many threads at once (0: as many as the machine has cores), on this one among them,
/// and returns when all calls have. Throws what a call threw.
template <typename Work>
void onThreads(int threads, const Work& work) {
    const unsigned count = threads > 0 ? static_cast<unsigned>(threads) : std::thread::hardware_concurrency();
    std::vector<std::future<void>> workers;
    for (unsigned i = 1; i < count; ++i)
        workers.push_back(std::async(std::launch::async, [&work] { work(); }));
    work();
    for (std::future<void>& worker : workers)
        worker.get();
}

}  // namespace kindred
