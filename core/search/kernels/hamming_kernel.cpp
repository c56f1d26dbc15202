#include "core/search/kernels/hamming_kernel.h"

#include <cstdlib>
#include <string>

#include "core/base/error.h"
#include "core/search/kernels/hamming_kernel_list.h"

namespace kindred {
namespace {

// Constant initialised: nothing runs before main(), and the order is the order of preference.
constexpr HammingKernel kernels[] = {
#if defined(__x86_64__)
    {"avx512", [] { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq"); },
     addDistancesAvx512, findNearerAvx512},
    {"avx2", [] { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"); },
     addDistancesAvx2, findNearerAvx2},
    {"popcnt", [] { return __builtin_cpu_supports("popcnt") != 0; }, addDistancesPopcnt, findNearerPopcnt},
#elif defined(__aarch64__)
    {"neon", [] { return true; }, addDistancesNeon, findNearerNeon},  // every such processor has it
#endif
    {"portable", [] { return true; }, addDistancesPortable, findNearerPortable},
};

}  // namespace

std::vector<const HammingKernel*> usableHammingKernels() {
    std::vector<const HammingKernel*> usable;
    for (const HammingKernel& kernel : kernels) {
        if (kernel.supported())
            usable.push_back(&kernel);
    }
    return usable;
}

const HammingKernel& chooseHammingKernel(std::string_view name) {
    std::string names;
    for (const HammingKernel* kernel : usableHammingKernels()) {
        if (name.empty() || kernel->name == name)
            return *kernel;
        names += (names.empty() ? "" : ", ") + std::string(kernel->name);
    }
    throw Error(ErrorCategory::Usage, "hamming-kernel-unusable", {std::string(name), names},
                "KINDRED_HAMMING_KERNEL is \"" + std::string(name) +
                    "\", which this processor or program does not know; "
                    "unset it or choose one of: " +
                    names + ".");
}

const HammingKernel& hammingKernel() {
    static const HammingKernel& chosen = []() -> const HammingKernel& {
        const char* name = std::getenv("KINDRED_HAMMING_KERNEL");
        return chooseHammingKernel(name ? name : "");
    }();
    return chosen;
}

}  // namespace kindred
