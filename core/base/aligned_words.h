#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace kindred {

/// Memory that starts at a cache line, so that no wide load of aligned places touches two.
template <typename Value>
struct CacheLineAllocator {
    using value_type = Value;
    static constexpr std::align_val_t cacheLine{64};

    CacheLineAllocator() = default;
    template <typename Other>
    explicit CacheLineAllocator(const CacheLineAllocator<Other>&) {}

    Value* allocate(std::size_t count) {
        return static_cast<Value*>(::operator new(count * sizeof(Value), cacheLine));
    }
    void deallocate(Value* values, std::size_t) { ::operator delete(values, cacheLine); }

    friend bool operator==(const CacheLineAllocator&, const CacheLineAllocator&) { return true; }
};

/// Words of codes, to be read in long runs.
using AlignedWords = std::vector<std::uint64_t, CacheLineAllocator<std::uint64_t>>;

}  // namespace kindred
