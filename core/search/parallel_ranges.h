#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <vector>

namespace kindred {

/// Calls work(part, first, end) for `parts` neighbouring ranges that make up [0, count), each on a thread of
/// its own, the last one on this. Throws what a call threw.
template <typename Work>
void inParallelRanges(std::size_t count, std::size_t parts, const Work& work) {
    std::vector<std::future<void>> others;
    for (std::size_t part = 0; part + 1 < parts; ++part)
        others.push_back(std::async(std::launch::async, [&work, count, parts, part] {
            work(part, count * part / parts, count * (part + 1) / parts);
        }));
    work(parts - 1, count * (parts - 1) / parts, count);
    for (std::future<void>& other : others)
        other.get();
}

}  // namespace kindred
