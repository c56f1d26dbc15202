#pragma once

#include <ATen/Parallel.h>
#include <omp.h>

namespace kindred {

/// Has LibTorch and every library under it compute on `count` threads where the calling thread asks. Other
/// threads keep theirs. Not torch::set_num_threads(): that is for all threads, and each new one then takes a
/// pool of threads down and starts another that first spins for milliseconds.
inline void useThreads(int count) {
    at::init_num_threads();  // done once a thread by LibTorch itself otherwise, and would undo the next line
    omp_set_num_threads(count);
}

}  // namespace kindred
