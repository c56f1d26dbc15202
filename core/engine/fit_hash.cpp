#include "core/engine/fit_hash.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "core/engine/data_set_loader.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

using Clock = std::chrono::steady_clock;

/// Of `wanted` pictures, evenly out of all. Nothing if stopped.
std::optional<std::vector<float>> featuresOf(const LabelledImages& images, std::size_t wanted,
                                             Encoder& encoder, const JobContext& context) {
    constexpr std::size_t chunk = 128;
    std::vector<float> features;
    std::vector<std::uint8_t> pixels;
    for (std::size_t first = 0; first < wanted; first += chunk) {
        if (!context.proceed())
            return std::nullopt;
        const std::size_t end = std::min(first + chunk, wanted);
        pixels.clear();
        for (std::size_t i = first; i < end; ++i) {
            const std::span<const std::uint8_t> image = images.image(i * images.count() / wanted);
            pixels.insert(pixels.end(), image.begin(), image.end());
        }
        const Encoded encoded = encoder.encode(pixels, end - first);
        features.insert(features.end(), encoded.features.begin(), encoded.features.end());
        context.report({"encoding", end, wanted, {}});
    }
    return features;
}

/// The same network with another hash layer, and without a classifier.
Model withHash(Model model, const HashLayer& layer, int bits) {
    ModelDescription& description = model.description;
    description.head = Head::Fitted;
    description.bits = bits;
    description.logitScale = 1;
    description.classes.clear();
    description.calibration.clear();
    std::vector<ModelTensor> tensors;
    for (const TensorLayout& layout : drhnTensors(description)) {
        ModelTensor tensor{layout.name, layout.shape, {}};
        if (layout.name == "hash.weight")
            tensor.values = layer.weight;
        else if (layout.name == "hash.bias")
            tensor.values = layer.bias;
        else
            tensor.values =
                std::move(std::ranges::find(model.tensors, layout.name, &ModelTensor::name)->values);
        tensors.push_back(std::move(tensor));
    }
    model.tensors = std::move(tensors);
    return model;
}

void noteFit(const FitRequest& request, const std::string& dataSet, std::uint64_t pictures,
             std::map<std::string, std::string>& notes) {
    notes.erase("test_accuracy");
    notes["hash_command"] = request.command;
    notes["hash_data_set"] = dataSet;
    notes["hash_pictures"] = std::to_string(pictures);
    notes["hash_of"] = request.model.stem().string() + " (SHA-256 " + fileSha256(request.model) + ")";
}

}  // namespace

FitReport fitHash(const FitRequest& request, Services& services, const JobContext& context) {
    const auto start = Clock::now();
    FitReport report;
    Model model = readModel(request.model);
    std::optional<LoadedDataSet> loaded =
        loadDataSet({request.data, model.description.inputSize, model.description.resize, request.splitSeed},
                    services, context);
    std::optional<HashLayer> layer;
    if (loaded) {
        report.failures = std::move(loaded->failures);
        const LabelledImages& training = loaded->dataSet.training;
        report.pictures = request.pictures == 0 ? training.count()
                                                : std::min<std::uint64_t>(request.pictures, training.count());
        const LearningBackend& backend = services.encoding.backend();
        const std::unique_ptr<Encoder> encoder =
            backend.makeEncoder(model, services.encoding.device().device);
        if (const auto features = featuresOf(training, report.pictures, *encoder, context))
            layer = backend.fitHashLayer(*features, report.pictures, request.fit, context);
    }
    report.stopped = !layer;
    if (layer) {
        Model fitted = withHash(std::move(model), *layer, request.fit.bits);
        noteFit(request, loaded->dataSet.name, report.pictures, fitted.description.notes);
        writeModel(request.out, fitted);
        report.model = request.out;
    }
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

}  // namespace kindred
