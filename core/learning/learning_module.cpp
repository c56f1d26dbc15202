#include "core/learning/learning_module.h"

#include <dlfcn.h>
#include <stdlib.h>

#include "core/base/error.h"
#include "core/learning/learning_factory.h"

namespace kindred {

std::unique_ptr<LearningBackend> openLearningModule(const std::filesystem::path& module) {
    const auto notOpened = [&] {
        const char* said = ::dlerror();
        const std::string reason = said ? said : "no reason given";
        return Error(ErrorCategory::Learning, "learning-module-not-opened", {module.string(), reason},
                     "The learning module \"" + module.string() + "\" could not be opened (" + reason +
                         "); install Kindred again.");
    };
    setThreadsToWaitAsleep();
    void* handle = ::dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!handle)
        throw notOpened();
    const auto factory = reinterpret_cast<LearningFactory>(::dlsym(handle, learningFactoryName));
    if (!factory)
        throw notOpened();
    return std::unique_ptr<LearningBackend>(factory());
}

void setThreadsToWaitAsleep() {
    ::setenv("OMP_WAIT_POLICY", "passive", 0);
    // Some microseconds of spinning: else GNU OpenMP's threads fall asleep between any two short operations.
    ::setenv("GOMP_SPINCOUNT", "1000", 0);
    // OpenBLAS's threads yield for some milliseconds before they sleep; its matrices here are too small for
    // them.
    ::setenv("OPENBLAS_NUM_THREADS", "1", 0);
}

}  // namespace kindred
