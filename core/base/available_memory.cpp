#include "core/base/available_memory.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace kindred {
namespace {

constexpr std::uint64_t unknown = std::numeric_limits<std::uint64_t>::max();

/// The number that follows a word at the start of a line, times 1024.
std::optional<std::uint64_t> kibibytesAfter(const std::string& word, const char* file) {
    std::ifstream lines(file);
    std::string first;
    std::uint64_t number = 0;
    while (lines >> first) {
        if (first == word && lines >> number)
            return number * 1024;
        lines.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    return std::nullopt;
}

std::optional<std::uint64_t> numberIn(const std::string& file) {
    std::ifstream stream(file);
    std::uint64_t number = 0;
    return stream >> number ? std::optional(number) : std::nullopt;
}

std::uint64_t less(std::uint64_t limit, std::uint64_t used) {
    return limit > used ? limit - used : 0;
}

std::uint64_t leftOfAddressSpace() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return unknown;
    const std::uint64_t pages = numberIn("/proc/self/statm").value_or(0);
    return less(limit.rlim_cur, pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)));
}

/// The second version of control groups, where a container has its own root.
std::uint64_t leftOfControlGroup() {
    const std::string folder = "/sys/fs/cgroup/";
    const std::optional<std::uint64_t> limit = numberIn(folder + "memory.max");
    return limit ? less(*limit, numberIn(folder + "memory.current").value_or(0)) : unknown;
}

}  // namespace

std::uint64_t availableMemory() {
    const std::uint64_t spare = kibibytesAfter("MemAvailable:", "/proc/meminfo").value_or(unknown);
    return std::min({spare, leftOfAddressSpace(), leftOfControlGroup()});
}

}  // namespace kindred
