#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "core/base/job_context.h"
#include "core/learning/encoder.h"
#include "core/learning/hash_fit_types.h"
#include "core/learning/trainer.h"

namespace kindred {

/// A device that was chosen, and why.
struct DeviceChoice {
    std::string device;  ///< "cpu", "cuda:0"
    std::string reason;  ///< an English sentence: "no CUDA device was found, so the CPU computes"
};

/// What the learning module offers; made by its factory function. Thread-safe.
class LearningBackend {
public:
    virtual ~LearningBackend() = default;

    /// `request` is "auto", "cpu", "cuda" or "cuda:N". Throws Error("device-not-available"),
    /// Error("device-unknown").
    virtual DeviceChoice chooseDevice(const std::string& request) const = 0;
    /// Threads for computing on the CPU, of what is made afterwards; 0: as many as there are cores.
    virtual void setThreads(int threads) = 0;

    /// `device` as chooseDevice() gave it.
    virtual std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string& device) const = 0;
    virtual std::unique_ptr<Trainer> makeTrainer(const std::string& device) const = 0;
    /// `features` holds those of `count` pictures, one after the other. The same for equal input but for how
    /// a version of LibTorch rounds. Reports rounds as stage "fitting"; nothing is returned if stopped.
    /// Throws Error("fit-invalid") for settings out of range or too few pictures.
    virtual std::optional<HashLayer> fitHashLayer(std::span<const float> features, std::size_t count,
                                                  const HashFit& fit, const JobContext& context) const = 0;
};

}  // namespace kindred
