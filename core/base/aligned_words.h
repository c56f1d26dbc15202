#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kindred {

/// Memory for words that are read in long runs: it starts at a cache line, so that no wide load of aligned
/// places touches two, and where it is large the system is asked for huge pages, since finding the small ones
/// costs more than reading them. Throws std::bad_alloc.
void* allocateAligned(std::size_t bytes);
void freeAligned(void* memory, std::size_t bytes);

template <typename Value>
struct AlignedAllocator {
    using value_type = Value;

    AlignedAllocator() = default;
    template <typename Other>
    explicit AlignedAllocator(const AlignedAllocator<Other>&) {}

    Value* allocate(std::size_t count) { return static_cast<Value*>(allocateAligned(count * sizeof(Value))); }
    void deallocate(Value* values, std::size_t count) { freeAligned(values, count * sizeof(Value)); }

    friend bool operator==(const AlignedAllocator&, const AlignedAllocator&) { return true; }
};

template <typename Value>
using AlignedVector = std::vector<Value, AlignedAllocator<Value>>;
/// Words of codes.
using AlignedWords = AlignedVector<std::uint64_t>;

}  // namespace kindred
