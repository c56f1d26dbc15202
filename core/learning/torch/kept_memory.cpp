#include "core/learning/torch/kept_memory.h"

#include <cstdlib>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace kindred {

#if defined(__GLIBC__)

KeptMemory::KeptMemory() {
    constexpr int neverBelow = 1 << 30;
    mallopt(M_MMAP_THRESHOLD, neverBelow);
    mallopt(M_TRIM_THRESHOLD, 2 * (neverBelow - 1));
}

KeptMemory::~KeptMemory() {
    constexpr int glibcsOwn = 128 * 1024;
    mallopt(M_MMAP_THRESHOLD, glibcsOwn);
    mallopt(M_TRIM_THRESHOLD, glibcsOwn);
    malloc_trim(0);
}

#else

KeptMemory::KeptMemory() = default;
KeptMemory::~KeptMemory() = default;

#endif

}  // namespace kindred
