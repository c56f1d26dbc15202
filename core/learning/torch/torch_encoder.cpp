#include "core/learning/torch/torch_encoder.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_errors.h"

namespace kindred {
namespace {

constexpr std::int64_t gpuShape = 64;

torch::Tensor perChannel(const std::array<double, 3>& values, torch::Device device) {
    return torch::tensor({values[0], values[1], values[2]}, torch::kFloat32).view({1, 3, 1, 1}).to(device);
}

}  // namespace

TorchEncoder::TorchEncoder(const Model& model, torch::Device device, int threads)
    : m_description(model.description),
      m_device(device),
      m_threads(device.is_cpu() ? std::max(1, threads) : 1),
      m_shape(device.is_cpu() ? 1 : gpuShape),
      m_state(drhnTensors(m_description), device, torch::kFloat32),
      m_network(m_description, m_state),
      m_std(perChannel(m_description.std, device)) {
    m_state.load(model.tensors);
    m_mean = m_description.meanImage ? m_state.compute("input.mean").unsqueeze(0).contiguous()
                                     : perChannel(m_description.mean, device);
}

Encoded TorchEncoder::encode(std::span<const std::uint8_t> pixels, std::size_t count) {
    Encoded result;
    result.codes.assign(count, BinaryCode(m_description.bits));
    result.activations.resize(count * m_description.bits);
    result.scores.resize(count * m_description.classes.size());

    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            const c10::InferenceMode inference;
            if (m_device.is_cpu())
                useThreads(1);
            for (std::size_t first = next.fetch_add(m_shape); first < count; first = next.fetch_add(m_shape))
                encodeChunk(pixels, first, std::min<std::size_t>(m_shape, count - first), result);
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> workers;
        const std::size_t wanted = std::min<std::size_t>(m_threads, count);
        for (std::size_t i = 0; i < wanted; ++i)
            workers.emplace_back(work);
    }
    if (failure)
        rethrowAsError(failure);
    return result;
}

torch::Tensor TorchEncoder::normalised(std::span<const std::uint8_t> pixels, std::size_t first,
                                       std::size_t count) const {
    const std::int64_t side = m_description.inputSize;
    const std::size_t imageBytes = std::size_t{3} * side * side;
    torch::Tensor bytes = torch::zeros({m_shape, 3, side, side}, torch::kUInt8);
    std::copy_n(pixels.data() + first * imageBytes, count * imageBytes, bytes.data_ptr<std::uint8_t>());
    return bytes.to(m_device).to(torch::kFloat32).div_(255).sub_(m_mean).div_(m_std);
}

void TorchEncoder::encodeChunk(std::span<const std::uint8_t> pixels, std::size_t first, std::size_t count,
                               Encoded& result) const {
    const torch::Tensor hash = m_network.hash(m_network.features(normalised(pixels, first, count), false));
    const torch::Tensor values = hash.to(torch::kCPU).contiguous();
    const auto bits = static_cast<std::size_t>(m_description.bits);
    std::copy_n(values.data_ptr<float>(), count * bits,
                result.activations.begin() + static_cast<std::ptrdiff_t>(first * bits));
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t bit = 0; bit < bits; ++bit)
            result.codes[first + i].setBit(static_cast<int>(bit),
                                           result.activations[(first + i) * bits + bit] > 0);

    const std::size_t classes = m_description.classes.size();
    if (classes == 0)
        return;
    const torch::Tensor scores = torch::softmax(m_network.classify(hash), 1).to(torch::kCPU).contiguous();
    std::copy_n(scores.data_ptr<float>(), count * classes,
                result.scores.begin() + static_cast<std::ptrdiff_t>(first * classes));
}

}  // namespace kindred
