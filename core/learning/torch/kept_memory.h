#pragma once

namespace kindred {

/// While one of these lives, memory that is freed stays with the process: a step of training takes and frees
/// the same hundreds of megabytes, and the kernel would clear every page of them anew. What was kept is given
/// back at the end. A setting of the whole process (glibc's; elsewhere this does nothing), so one at a time.
class KeptMemory {
public:
    KeptMemory();
    ~KeptMemory();
    KeptMemory(const KeptMemory&) = delete;
    KeptMemory& operator=(const KeptMemory&) = delete;
};

}  // namespace kindred
