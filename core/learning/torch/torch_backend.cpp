#include <torch/torch.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "core/base/error.h"
#include "core/learning/learning_factory.h"
#include "core/learning/torch/hash_fitting.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_encoder.h"
#include "core/learning/torch/torch_errors.h"
#include "core/learning/torch/torch_trainer.h"

namespace kindred {
namespace {

int coreCount() {
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

class TorchBackend : public LearningBackend {
public:
    DeviceChoice chooseDevice(const std::string& request) const override;
    void setThreads(int threads) override;
    std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string& device) const override;
    std::unique_ptr<Trainer> makeTrainer(const std::string& device) const override;
    std::optional<HashLayer> fitHashLayer(std::span<const float> features, std::size_t count,
                                          const HashFit& fit, const JobContext& context) const override;

private:
    int m_threads = coreCount();
};

/// The N of "cuda:N"; "cuda" alone is the first.
int cudaIndex(const std::string& request) {
    if (request == "cuda")
        return 0;
    int index = -1;
    if (request.starts_with("cuda:")) {
        const char* end = request.data() + request.size();
        const auto [stopped, error] = std::from_chars(request.data() + 5, end, index);
        if (error != std::errc() || stopped != end)
            index = -1;
    }
    if (index < 0)
        throw Error(ErrorCategory::Usage, "device-unknown", {request},
                    "\"" + request + "\" is no device; take auto, cpu, cuda or cuda:N.");
    return index;
}

DeviceChoice TorchBackend::chooseDevice(const std::string& request) const {
    if (request == "cpu")
        return {"cpu", "The CPU was asked for."};
    const int found = torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
    if (request == "auto")
        return found > 0 ? DeviceChoice{"cuda:0", "A CUDA device was found."}
                         : DeviceChoice{"cpu", "No CUDA device was found, so the CPU computes."};
    const int index = cudaIndex(request);
    if (index >= found)
        throw Error(ErrorCategory::Device, "device-not-available", {request},
                    "The device \"" + request + "\" is not there: " +
                        (found == 0 ? std::string("no CUDA device was found")
                                    : std::to_string(found) + " CUDA device(s) were found") +
                        "; take auto or cpu.");
    return {"cuda:" + std::to_string(index), "It was asked for."};
}

void TorchBackend::setThreads(int threads) {
    m_threads = threads > 0 ? threads : coreCount();
}

std::unique_ptr<Encoder> TorchBackend::makeEncoder(const Model& model, const std::string& device) const {
    try {
        return std::make_unique<TorchEncoder>(model, torch::Device(device), m_threads);
    } catch (const c10::Error&) {
        rethrowAsError(std::current_exception());
    }
}

std::unique_ptr<Trainer> TorchBackend::makeTrainer(const std::string& device) const {
    return std::make_unique<TorchTrainer>(torch::Device(device), m_threads);
}

std::optional<HashLayer> TorchBackend::fitHashLayer(std::span<const float> features, std::size_t count,
                                                    const HashFit& fit, const JobContext& context) const {
    try {
        useThreads(m_threads);
        return kindred::fitHashLayer(features, count, fit, context);
    } catch (const c10::Error&) {
        rethrowAsError(std::current_exception());
    }
}

}  // namespace
}  // namespace kindred

extern "C" __attribute__((visibility("default"))) kindred::LearningBackend* kindredMakeLearningBackend() {
    return new kindred::TorchBackend;
}
