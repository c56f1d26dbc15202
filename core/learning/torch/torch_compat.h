#pragma once

// What differs between LibTorch 1.13 and 2.x, and between its builds with and without CUDA; the one place.

#include <c10/util/Exception.h>
#include <torch/torch.h>

#if defined(KINDRED_TORCH_CUDA)
#include <c10/cuda/CUDACachingAllocator.h>
#endif

namespace kindred {

/// Gives memory that LibTorch keeps on the device for later back to it.
inline void releaseCachedMemory([[maybe_unused]] const torch::Device& device) {
#if defined(KINDRED_TORCH_CUDA)
    if (device.is_cuda())
        c10::cuda::CUDACachingAllocator::emptyCache();
#endif
}

}  // namespace kindred
