#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "core/learning/learning_backend.h"

namespace kindred {

/// The one long-lived thread that owns the networks. Opens the learning module when first asked for
/// something, loads each model once and keeps it. Thread-safe; every call waits for its answer.
class EncodingService {
public:
    using BackendFactory = std::function<std::unique_ptr<LearningBackend>()>;

    /// `openBackend` is called once, on the service's thread, before the first piece of work.
    /// `device` is a request as LearningBackend::chooseDevice() takes; `threads` as setThreads().
    EncodingService(BackendFactory openBackend, std::string device, int threads);
    /// Finishes the work at hand and ends the thread.
    ~EncodingService();
    EncodingService(const EncodingService&) = delete;
    EncodingService& operator=(const EncodingService&) = delete;

    /// What encoding runs on, and why. Throws Error("device-not-available"),
    /// Error("learning-module-not-opened").
    DeviceChoice device();
    /// From the next call on, another device is used.
    void useDevice(std::string device);

    /// `pixels` holds `count` planar pictures of the model's input size. Throws whatever reading the model or
    /// encoding throws.
    Encoded encode(const std::filesystem::path& model, std::span<const std::uint8_t> pixels,
                   std::size_t count);
    /// The learning module, opened if need be; for training, which runs on a job's own thread. Lives as long
    /// as the service.
    const LearningBackend& backend();

private:
    struct LoadedModel {
        std::filesystem::path file;
        std::filesystem::file_time_type written;
        std::unique_ptr<Encoder> encoder;
    };

    void work(std::stop_token stop);
    void runOnThread(std::function<void()> task);
    LearningBackend& openedBackend();
    const DeviceChoice& chosenDevice();
    Encoder& encoderFor(const std::filesystem::path& model);

    BackendFactory m_openBackend;
    int m_threads;

    // Touched by the service's thread alone.
    std::string m_deviceRequest;
    std::unique_ptr<LearningBackend> m_backend;
    std::optional<DeviceChoice> m_device;
    std::vector<LoadedModel> m_models;

    std::mutex m_mutex;
    std::condition_variable_any m_filled;
    std::deque<std::packaged_task<void()>> m_tasks;
    std::jthread m_thread;
};

}  // namespace kindred
