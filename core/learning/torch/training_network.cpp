#include "core/learning/torch/training_network.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "core/learning/class_codes.h"
#include "core/learning/torch/stem_whitening.h"

namespace kindred {
namespace {

using torch::Tensor;

constexpr double normMomentum = 0.1;

/// The class codes as -1 and 1, where the head has such.
ModelTensor codesAsWeights(const ModelDescription& description) {
    const auto classes = static_cast<std::int64_t>(description.classes.size());
    ModelTensor weight{"classifier.weight", {classes, description.bits}, {}};
    for (const BinaryCode& code : classCodes(description.classes.size(), description.bits))
        for (int bit = 0; bit < description.bits; ++bit)
            weight.values.push_back(code.bit(bit) ? 1.0F : -1.0F);
    return weight;
}

/// gamma (W x - mean) / sqrt(variance + eps) + beta as one linear layer.
void foldHashNorm(std::map<std::string, ModelTensor>& tensors, double epsilon) {
    std::vector<float>& weight = tensors.at("hash.weight").values;
    std::vector<float>& bias = tensors.at("hash.bias").values;
    const auto normOf = [&](const char* part) -> const std::vector<float>& {
        return tensors.at(std::string("hash.norm.") + part).values;
    };
    const std::size_t inputs = weight.size() / bias.size();
    for (std::size_t bit = 0; bit < bias.size(); ++bit) {
        const double scale = normOf("weight")[bit] / std::sqrt(normOf("running_var")[bit] + epsilon);
        for (std::size_t input = 0; input < inputs; ++input)
            weight[bit * inputs + input] = static_cast<float>(weight[bit * inputs + input] * scale);
        bias[bit] =
            static_cast<float>((bias[bit] - normOf("running_mean")[bit]) * scale + normOf("bias")[bit]);
    }
}

ModelDescription withHead(ModelDescription description, const TrainingRecipe& recipe) {
    description.blocks = recipe.blocks;
    description.bits = recipe.bits;
    description.head = recipe.head;
    description.logitScale = recipe.head == Head::Ortho ? recipe.headScale : 1;
    description.blockOrder = recipe.blockOrder;
    description.shortcutPadding = recipe.shortcutPadding;
    return description;
}

}  // namespace

TrainingNetwork::TrainingNetwork(const TrainingRecipe& recipe, ModelDescription description,
                                 torch::Device device, Precision precision)
    : m_recipe(recipe),
      m_description(withHead(std::move(description), recipe)),
      m_device(device),
      m_state(trainingTensors(m_description), device,
              precision == Precision::BFloat16 ? torch::kBFloat16 : torch::kFloat32),
      m_network(m_description, m_state) {
    m_state.requireGradients();
    m_optimizer.emplace(m_recipe, m_state);
}

void TrainingNetwork::initialize(const TrainingPictures& pictures) {
    m_state.initialize(m_recipe.seed);
    std::vector<ModelTensor> given;
    if (m_recipe.head == Head::Ortho || m_recipe.head == Head::Csq)
        given.push_back(codesAsWeights(m_description));
    const std::int64_t side = m_description.inputSize;
    if (m_description.meanImage)
        given.push_back({"input.mean", {3, side, side}, pictures.meanImage()});
    if (m_recipe.whitenStem) {
        constexpr std::size_t sample = 2000;
        const std::size_t count = std::min(sample, pictures.training().size());
        std::vector<float> values;
        pictures.writePlain(std::span(pictures.training()).first(count), values);
        const Tensor stem =
            whiteningStem(torch::from_blob(values.data(), {static_cast<std::int64_t>(count), side, side, 3},
                                           torch::kFloat32)
                              .permute({0, 3, 1, 2}));
        const float* start = stem.data_ptr<float>();
        given.push_back({"stem.conv.weight", {16, 3, 3, 3}, std::vector<float>(start, start + stem.numel())});
    }
    if (m_recipe.zeroLastScale)
        for (const TensorLayout& tensor : trainingTensors(m_description))
            if (tensor.name.ends_with("norm2.weight"))
                given.push_back({tensor.name, tensor.shape,
                                 std::vector<float>(static_cast<std::size_t>(tensor.elements()))});
    m_state.load(given);
    m_optimizer.emplace(m_recipe, m_state);
}

void TrainingNetwork::startFrom(const Model& model) {
    const ModelDescription& from = model.description;
    const bool sameHash =
        from.head == m_recipe.head && from.bits == m_recipe.bits && from.head != Head::Ortho;
    const bool sameClassifier = sameHash && from.classes == m_description.classes;
    std::vector<ModelTensor> taken;
    for (const ModelTensor& tensor : model.tensors) {
        const std::string& name = tensor.name;
        const bool isOfTrunk = name.starts_with("stem.") || name.starts_with("groups.");
        if (isOfTrunk || (sameHash && name.starts_with("hash.")) ||
            (sameClassifier && name.starts_with("classifier.")))
            taken.push_back(tensor);
    }
    m_state.load(taken);
    m_optimizer.emplace(m_recipe, m_state);
}

Tensor TrainingNetwork::toDevice(const Tensor& pictures) const {
    return pictures.permute({0, 3, 1, 2}).to(m_device);
}

TrainingNetwork::Learnt TrainingNetwork::learn(const Tensor& pictures, const Tensor& labels, double smoothing,
                                               int parts) {
    const std::int64_t trained = m_state.trainedCount();
    const Tensor statistics = m_state.values().narrow(0, trained, m_state.values().numel() - trained);
    const Tensor statisticsBefore = statistics.clone();
    m_state.clearGradients();
    Learnt learnt{torch::zeros({}, torch::dtype(torch::kFloat32).device(m_device)),
                  torch::zeros({}, torch::dtype(torch::kInt64).device(m_device))};
    try {
        const std::int64_t count = pictures.size(0);
        for (int part = 0; part < parts; ++part) {
            const std::int64_t first = count * part / parts;
            const std::int64_t size = count * (part + 1) / parts - first;
            if (beforePart)
                beforePart(size);
            const Tensor partLabels = labels.narrow(0, first, size).to(m_device);
            const Tensor hash =
                m_network.hash(m_network.features(toDevice(pictures.narrow(0, first, size)), true), true);
            const HashLoss found = hashLoss(m_network, hash, m_state.compute("classifier.weight"), partLabels,
                                            m_recipe, smoothing);
            const Tensor loss = parts == 1
                                    ? found.loss
                                    : found.loss * (static_cast<double>(size) / static_cast<double>(count));
            loss.backward();
            learnt.loss += loss.detach();
            learnt.correct += found.scores.detach().argmax(1).eq(partLabels).sum();
        }
    } catch (...) {
        const torch::NoGradGuard noGradients;
        statistics.copy_(statisticsBefore);
        throw;
    }
    return learnt;
}

TrainingNetwork::Judged TrainingNetwork::judge(const Tensor& pictures, const Tensor& labels) const {
    const torch::NoGradGuard noGradients;
    const Tensor wanted = labels.to(m_device);
    const Tensor scores = m_network.classify(m_network.hash(m_network.features(toDevice(pictures), false)));
    const Tensor loss = torch::nn::functional::cross_entropy(
        scores, wanted, torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum));
    return {loss.item<double>(), scores.argmax(1).eq(wanted).sum().item<double>()};
}

void TrainingNetwork::measureNorms(const Tensor& pictures, int batchesBefore) {
    const torch::NoGradGuard noGradients;
    m_network.setNormMomentum(1.0 / (batchesBefore + 1));
    m_network.hash(m_network.features(toDevice(pictures), true), true);
    m_network.setNormMomentum(normMomentum);
}

void TrainingNetwork::setValues(const Tensor& values) {
    const torch::NoGradGuard noGradients;
    m_state.values().copy_(values);
    m_state.valuesChanged();
}

Model TrainingNetwork::model() const {
    std::map<std::string, ModelTensor> byName;
    for (ModelTensor& tensor : m_state.tensors())
        byName[tensor.name] = std::move(tensor);
    if (m_description.head == Head::Ortho)
        foldHashNorm(byName, m_description.normEpsilon);
    Model model{m_description, {}};
    for (const TensorLayout& layout : drhnTensors(m_description))
        model.tensors.push_back(std::move(byName.at(layout.name)));
    return model;
}

}  // namespace kindred
