#include "core/engine/encoding_service.h"

#include <algorithm>
#include <utility>

#include "core/learning/model_file.h"

namespace kindred {

EncodingService::EncodingService(BackendFactory openBackend, std::string device, int threads)
    : m_openBackend(std::move(openBackend)),
      m_threads(threads),
      m_deviceRequest(std::move(device)),
      m_thread([this](std::stop_token stop) { work(std::move(stop)); }) {}

EncodingService::~EncodingService() {
    m_thread.request_stop();
    m_thread.join();
}

DeviceChoice EncodingService::device() {
    DeviceChoice choice;
    runOnThread([&] { choice = chosenDevice(); });
    return choice;
}

void EncodingService::useDevice(std::string device) {
    runOnThread([&] {
        m_deviceRequest = std::move(device);
        m_device.reset();
        m_models.clear();
    });
}

Encoded EncodingService::encode(const std::filesystem::path& model, std::span<const std::uint8_t> pixels,
                                std::size_t count) {
    Encoded encoded;
    runOnThread([&] { encoded = encoderFor(model).encode(pixels, count); });
    return encoded;
}

const LearningBackend& EncodingService::backend() {
    const LearningBackend* backend = nullptr;
    runOnThread([&] { backend = &openedBackend(); });
    return *backend;
}

void EncodingService::runOnThread(std::function<void()> task) {
    std::packaged_task<void()> packaged(std::move(task));
    std::future<void> done = packaged.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(packaged));
    }
    m_filled.notify_one();
    done.get();
}

void EncodingService::work(std::stop_token stop) {
    while (true) {
        std::packaged_task<void()> task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_filled.wait(lock, stop, [this] { return !m_tasks.empty(); }))
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

LearningBackend& EncodingService::openedBackend() {
    if (!m_backend) {
        m_backend = m_openBackend();
        m_backend->setThreads(m_threads);
    }
    return *m_backend;
}

const DeviceChoice& EncodingService::chosenDevice() {
    if (!m_device)
        m_device = openedBackend().chooseDevice(m_deviceRequest);
    return *m_device;
}

Encoder& EncodingService::encoderFor(const std::filesystem::path& model) {
    std::error_code ignored;
    const auto written = std::filesystem::last_write_time(model, ignored);
    const auto found = std::find_if(m_models.begin(), m_models.end(), [&](const LoadedModel& loaded) {
        return loaded.file == model && loaded.written == written;
    });
    if (found != m_models.end())
        return *found->encoder;
    std::unique_ptr<Encoder> encoder = openedBackend().makeEncoder(readModel(model), chosenDevice().device);
    std::erase_if(m_models, [&](const LoadedModel& loaded) { return loaded.file == model; });
    m_models.push_back({model, written, std::move(encoder)});
    return *m_models.back().encoder;
}

}  // namespace kindred
