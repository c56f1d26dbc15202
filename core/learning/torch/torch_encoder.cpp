#include "core/learning/torch/torch_encoder.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "core/learning/drhn_layout.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_errors.h"

namespace kindred {
namespace {

constexpr std::size_t gpuBatch = 64;

/// Eight pictures of 32 x 32 pixels share the weights once these are in the cache, which saves a third of the
/// time; larger ones outweigh the weights by themselves.
std::size_t cpuBatch(std::size_t side) {
    constexpr std::size_t pixels = std::size_t{8} * 32 * 32;
    return std::clamp<std::size_t>(pixels / (side * side), 1, 8);
}

NetworkState stateOf(const Model& model, torch::Device device) {
    NetworkState state(drhnTensors(model.description), device, torch::kFloat32);
    state.load(model.tensors);
    return state;
}

torch::Tensor perChannel(const std::array<double, 3>& values, torch::Device device) {
    return torch::tensor({values[0], values[1], values[2]}, torch::kFloat32).view({1, 3, 1, 1}).to(device);
}

/// The first values.size() of them, row after row.
void copyTo(std::span<float> values, const torch::Tensor& rows) {
    const torch::Tensor onCpu = rows.to(torch::kCPU).contiguous();
    std::copy_n(onCpu.data_ptr<float>(), values.size(), values.begin());
}

/// A layer's values of rows that are taken one at a time on a CPU, so that their shape is always one.
template <typename Layer>
torch::Tensor inParts(const torch::Tensor& rows, Layer layer) {
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& part : rows.split(rows.is_cpu() ? 1 : rows.size(0)))
        parts.push_back(layer(part));
    return torch::cat(parts);
}

}  // namespace

TorchEncoder::TorchEncoder(const Model& model, torch::Device device, int threads)
    : m_description(model.description),
      m_device(device),
      m_threads(device.is_cpu() ? std::max(1, threads) : 1),
      m_state(stateOf(model, device)),
      m_network(m_description, m_state),
      m_batch(device.is_cpu() ? cpuBatch(m_description.inputSize) : gpuBatch),
      m_std(perChannel(m_description.std, device)) {
    m_mean = m_description.meanImage ? m_state.compute("input.mean").unsqueeze(0).contiguous()
                                     : perChannel(m_description.mean, device);
    std::async(std::launch::async, [this] { makeNetworks(); }).get();
}

/// On a thread as those that encode, since what is made depends on the number of threads.
void TorchEncoder::makeNetworks() {
    if (m_device.is_cpu())
        useThreads(1);
    m_together.emplace(m_description, m_state, static_cast<std::int64_t>(m_batch));
    if (!m_device.is_cpu())
        return;
    m_alone.emplace(m_description, m_state, 1);
    if (!areExactlyEqual(*m_together, *m_alone, static_cast<std::int64_t>(m_batch), m_description.inputSize))
        m_batch = 1;
}

Encoded TorchEncoder::encode(std::span<const std::uint8_t> pixels, std::size_t count) {
    Encoded result;
    result.codes.assign(count, BinaryCode(m_description.bits));
    result.activations.resize(count * m_description.bits);
    result.features.resize(count * featureCount());
    result.scores.resize(count * m_description.classes.size());

    const std::vector<Chunk> chunks = chunksOf(count);
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    const auto work = [&] {
        try {
            const c10::InferenceMode inference;
            if (m_device.is_cpu())
                useThreads(1);
            for (std::size_t i = next++; i < chunks.size(); i = next++)
                encodeChunk(pixels, chunks[i], result);
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = chunks.size();
        }
    };
    const std::size_t wanted = std::min<std::size_t>(m_threads, chunks.size());
    if (wanted == 1) {  // starting a thread would be a good part of what a single picture takes
        const int threads = at::get_num_threads();
        work();
        useThreads(threads);
    } else {
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < wanted; ++i)
            workers.emplace_back(work);
    }
    if (failure)
        rethrowAsError(failure);
    return result;
}

std::vector<TorchEncoder::Chunk> TorchEncoder::chunksOf(std::size_t count) const {
    std::vector<Chunk> chunks;
    for (std::size_t first = 0; first < count; first += chunks.back().count) {
        const std::size_t left = count - first;
        const std::size_t rest = m_device.is_cpu() ? 1 : left;
        chunks.push_back({first, left >= m_batch ? m_batch : rest});
    }
    return chunks;
}

/// Of the fixed shape on a GPU, filled up with black pictures.
torch::Tensor TorchEncoder::normalised(std::span<const std::uint8_t> pixels, const Chunk& chunk,
                                       bool mirrored) const {
    const std::int64_t side = m_description.inputSize;
    const std::size_t imageBytes = std::size_t{3} * side * side;
    const auto shape = static_cast<std::int64_t>(m_device.is_cpu() ? chunk.count : m_batch);
    torch::Tensor bytes = torch::zeros({shape, 3, side, side}, torch::kUInt8);
    std::copy_n(pixels.data() + chunk.first * imageBytes, chunk.count * imageBytes,
                bytes.data_ptr<std::uint8_t>());
    if (mirrored)
        bytes = bytes.flip(3);
    return bytes.to(m_device)
        .to(torch::kFloat32, false, false, torch::MemoryFormat::ChannelsLast)
        .div_(255)
        .sub_(m_mean)
        .div_(m_std);
}

torch::Tensor TorchEncoder::featuresOf(std::span<const std::uint8_t> pixels, const Chunk& chunk) const {
    const InferenceNetwork& network = m_device.is_cpu() && chunk.count == 1 ? *m_alone : *m_together;
    torch::Tensor features = network.features(normalised(pixels, chunk, false));
    if (m_description.averagesMirror)
        features = (features + network.features(normalised(pixels, chunk, true))) / 2;
    return features;
}

void TorchEncoder::encodeChunk(std::span<const std::uint8_t> pixels, const Chunk& chunk,
                               Encoded& result) const {
    const auto& [first, count] = chunk;
    const torch::Tensor features = featuresOf(pixels, chunk);
    const torch::Tensor hash =
        inParts(features, [&](const torch::Tensor& values) { return m_network.hash(values); });
    const auto part = [&chunk](std::vector<float>& values, std::size_t width) {
        return std::span(values).subspan(chunk.first * width, chunk.count * width);
    };
    const auto bits = static_cast<std::size_t>(m_description.bits);
    copyTo(part(result.activations, bits), hash);
    copyTo(part(result.features, featureCount()), features);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t bit = 0; bit < bits; ++bit)
            result.codes[first + i].setBit(static_cast<int>(bit),
                                           result.activations[(first + i) * bits + bit] > 0);

    const std::size_t classes = m_description.classes.size();
    if (classes == 0)
        return;
    copyTo(part(result.scores, classes), inParts(hash, [&](const torch::Tensor& values) {
               return torch::softmax(m_network.classify(values), 1);
           }));
}

}  // namespace kindred
