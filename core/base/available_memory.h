#pragma once

#include <cstdint>

namespace kindred {

/// How many bytes this process can still take before the machine swaps or the kernel refuses: the least of
/// what the system has to spare, what is left of the process's limit of address space, and what is left of
/// its control group's limit. A guess that the next moment may prove wrong; the largest number where nothing
/// is known.
std::uint64_t availableMemory();

}  // namespace kindred
