#include "core/engine/services.h"

#include <algorithm>
#include <thread>

#include "core/learning/learning_module.h"

namespace kindred {
namespace {

int decoderCount(int threads) {
    return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

Services::Services(const ServiceSettings& settings)
    : locations(settings.locations),
      decoders(settings.locations.decoder, decoderCount(settings.threads)),
      encoding([module = settings.locations.learningModule] { return openLearningModule(module); }, settings.device,
               settings.threads) {}

}  // namespace kindred
