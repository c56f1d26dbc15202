#pragma once

#include <memory>
#include <utility>

#include "core/base/error.h"
#include "core/learning/learning_backend.h"
#include "tests/support/fake_features.h"

namespace kindred {

/// Codes that anyone can foretell: the picture is cut into 4 x 4 tiles, and a bit is set where the mean of
/// one channel in one tile lies above a level. Alike colours at alike places give alike codes.
class FakeEncoder : public Encoder {
public:
    explicit FakeEncoder(ModelDescription description) : m_description(std::move(description)) {}

    const ModelDescription& description() const override { return m_description; }

    Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override {
        const std::size_t imageBytes = std::size_t{3} * m_description.inputSize * m_description.inputSize;
        Encoded encoded;
        for (std::size_t image = 0; image < count; ++image) {
            BinaryCode code(m_description.bits);
            for (int bit = 0; bit < m_description.bits; ++bit) {
                const double value = activation(pixels.subspan(image * imageBytes, imageBytes), bit);
                encoded.activations.push_back(static_cast<float>(value));
                code.setBit(bit, value > 0);
            }
            encoded.codes.push_back(code);
            appendFakeFeatures(pixels.subspan(image * imageBytes, imageBytes),
                               static_cast<std::size_t>(m_description.inputSize), encoded.features);
        }
        return encoded;
    }

private:
    double activation(std::span<const std::uint8_t> image, int bit) const {
        const int side = m_description.inputSize;
        const int tile = side / 4;
        const int channel = bit % 3;
        const int place = bit / 3 % 16;
        double sum = 0;
        for (int y = 0; y < tile; ++y) {
            for (int x = 0; x < tile; ++x)
                sum += image[(channel * side + place / 4 * tile + y) * side + place % 4 * tile + x];
        }
        const double level = 128 + 24 * (bit % 5 - 2);
        return sum / (tile * tile) - level;
    }

    ModelDescription m_description;
};

/// Encodes as FakeEncoder does, on a machine that has no GPU, and cannot train.
class FakeBackend : public LearningBackend {
public:
    DeviceChoice chooseDevice(const std::string& request) const override {
        if (request != "auto" && request != "cpu")
            throw Error(ErrorCategory::Device, "device-not-available", {request},
                        "There is no " + request + " here.");
        return {"cpu", "no CUDA device was found, so the CPU computes"};
    }
    void setThreads(int) override {}
    std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string&) const override {
        return std::make_unique<FakeEncoder>(model.description);
    }
    std::unique_ptr<Trainer> makeTrainer(const std::string&) const override {
        throw Error(ErrorCategory::Learning, "training-diverged", {}, "The fake backend cannot train.");
    }
    std::optional<HashLayer> fitHashLayer(std::span<const float>, std::size_t, const HashFit&,
                                          const JobContext&) const override {
        return std::nullopt;
    }
};

}  // namespace kindred
