#pragma once

#include <ATen/Parallel.h>
#include <omp.h>

namespace kindred {

/// Has LibTorch and every library under it compute on `count` threads where the calling thread asks. Other
/// threads keep theirs. Not torch::set_num_threads(): that is for all threads, and each new one then takes a
/// pool of threads down and starts another that first spins for milliseconds.
inline void useThreads(int count) {
    // LibTorch sets a number of its own when a thread first asks for parallel work; so it is made to do that
    // now, in the library and in its inline functions in our sources, which may not share the memory of it.
    at::get_num_threads();
    at::internal::lazy_init_num_threads();
    omp_set_num_threads(count);
}

}  // namespace kindred
