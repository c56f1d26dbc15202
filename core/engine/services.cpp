#include "core/engine/services.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "core/learning/learning_module.h"

namespace kindred {
namespace {

int decoderCount(int threads) {
    return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

Services::Services(const ServiceSettings& settings)
    : Services(settings,
               [module = settings.locations.learningModule] { return openLearningModule(module); }) {}

Services::Services(const ServiceSettings& settings, EncodingService::BackendFactory openBackend)
    : locations(settings.locations),
      decoders(settings.locations.decoder, decoderCount(settings.threads), settings.limits),
      encoding(std::move(openBackend), settings.device, settings.threads),
      thumbnails(settings.locations.decoder, settings.limits, settings.thumbnailFile,
                 settings.thumbnailLimitBytes) {}

}  // namespace kindred
