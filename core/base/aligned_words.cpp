#include "core/base/aligned_words.h"

#include <sys/mman.h>

#include <new>

namespace kindred {
namespace {

constexpr std::size_t cacheLine = 64;
constexpr std::size_t hugePage = std::size_t{2} << 20;

std::align_val_t alignmentOf(std::size_t bytes) {
    return std::align_val_t{bytes >= 2 * hugePage ? hugePage : cacheLine};
}

}  // namespace

void* allocateAligned(std::size_t bytes) {
    void* memory = ::operator new(bytes, alignmentOf(bytes));
    // A wish: where the system has no huge pages it is as fast as without.
    if (bytes >= 2 * hugePage)
        madvise(memory, bytes, MADV_HUGEPAGE);
    return memory;
}

void freeAligned(void* memory, std::size_t bytes) {
    ::operator delete(memory, alignmentOf(bytes));
}

}  // namespace kindred
