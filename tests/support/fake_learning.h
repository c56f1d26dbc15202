#pragma once

#include <QtGlobal>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

#include "core/base/error.h"
#include "core/engine/file_locations.h"
#include "core/engine/services.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/learning_backend.h"
#include "core/learning/model_file.h"
#include "tests/support/fake_features.h"

namespace kindred {

/// Stands in for the network: the code of a picture says how bright each colour is in each quarter of it, so
/// that pictures that look alike have codes that are near. Bits beyond 48 are zero; `firstBit` turns the
/// bits, so that models differ. The features are the mean red and the mean blue of an 8 x 8 grid.
class FakeEncoder : public Encoder {
public:
    FakeEncoder(ModelDescription description, std::atomic<int>& encoded)
        : m_description(std::move(description)), m_encoded(encoded) {}

    const ModelDescription& description() const override { return m_description; }

    Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override {
        Encoded encoded;
        const std::size_t bytes = pixels.size() / count;
        for (std::size_t i = 0; i < count; ++i) {
            BinaryCode code(m_description.bits);
            for (int bit = 0; bit < code.bits(); ++bit) {
                const float value = valueOf(pixels.subspan(i * bytes, bytes), bit);
                code.setBit(bit, value > 0);
                encoded.activations.push_back(value);
            }
            encoded.codes.push_back(code);
            appendFakeFeatures(pixels.subspan(i * bytes, bytes),
                               static_cast<std::size_t>(m_description.inputSize), encoded.features);
            ++m_encoded;
        }
        return encoded;
    }

private:
    float valueOf(std::span<const std::uint8_t> planes, int bit) const {
        if (bit >= 48)
            return -1;
        const int side = m_description.inputSize;
        const int half = side / 2;
        const int left = (bit % 2) * half;
        const int top = (bit / 2 % 2) * half;
        const int channel = bit / 4 % 3;
        const int threshold = 255 * (bit / 12 + 1) / 5;
        long sum = 0;
        for (int y = top; y < top + half; ++y)
            for (int x = left; x < left + half; ++x)
                sum += planes[static_cast<std::size_t>((channel * side + y) * side + x)];
        return static_cast<float>(sum) / static_cast<float>(half * half) - static_cast<float>(threshold);
    }

    ModelDescription m_description;
    std::atomic<int>& m_encoded;
};

/// Encodes, counts what it encodes, and has no trainer. `encoded` outlives it.
class FakeBackend : public LearningBackend {
public:
    explicit FakeBackend(std::atomic<int>& encoded) : m_encoded(encoded) {}

    DeviceChoice chooseDevice(const std::string& request) const override {
        if (request.starts_with("cuda"))
            throw Error(ErrorCategory::Device, "device-not-available", {request},
                        "There is no GPU; use the CPU.");
        return {"cpu", "tests compute on the CPU"};
    }
    void setThreads(int) override {}
    std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string&) const override {
        return std::make_unique<FakeEncoder>(model.description, m_encoded);
    }
    std::unique_ptr<Trainer> makeTrainer(const std::string&) const override { return nullptr; }
    std::optional<HashLayer> fitHashLayer(std::span<const float>, std::size_t, const HashFit&,
                                          const JobContext&) const override {
        return std::nullopt;
    }

private:
    std::atomic<int>& m_encoded;
};

/// Services with the decoder of the build tree (the environment's KINDRED_BUILD) and the encoder above.
inline std::unique_ptr<Services> fakeServices(std::atomic<int>& encoded,
                                              const std::filesystem::path& models = {},
                                              const std::string& device = "auto") {
    const std::filesystem::path build = qEnvironmentVariable("KINDRED_BUILD").toStdString();
    ServiceSettings settings;
    settings.locations = locateFiles(build / "bin" / "kindred");
    settings.locations.models = models;
    settings.device = device;
    settings.threads = 2;
    return std::make_unique<Services>(settings,
                                      [&encoded] { return std::make_unique<FakeBackend>(encoded); });
}

/// A model file that is whole, with all weights zero but one that makes it differ from others.
inline void writeFakeModel(const std::filesystem::path& file, int bits = 48, float weight = 0) {
    Model model;
    model.description.bits = bits;
    for (const TensorLayout& layout : drhnTensors(model.description)) {
        const auto elements = static_cast<std::size_t>(layout.elements());
        model.tensors.push_back({layout.name, layout.shape, std::vector<float>(elements)});
    }
    model.tensors.front().values.front() = weight;
    writeModel(file, model);
}

}  // namespace kindred
