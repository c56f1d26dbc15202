#include "core/learning/torch/drhn_network.h"

#include <QTest>
#include <cmath>

#include "core/learning/torch/sgd.h"
#include "tests/core/learning/random_model.h"

using namespace kindred;

namespace {

ModelDescription described(BlockOrder order, int bits = 48, int classes = 10) {
    ModelDescription description;
    description.bits = bits;
    description.blockOrder = order;
    for (int i = 0; i < classes; ++i)
        description.classes.push_back(std::to_string(i));
    return description;
}

ModelTensor& tensorOf(Model& model, const std::string& name) {
    for (ModelTensor& tensor : model.tensors)
        if (tensor.name == name)
            return tensor;
    qFatal("no tensor %s", name.c_str());
}

/// A model whose block groups.0.0 passes each channel through: convolutions take `first` and `second` times
/// the pixel in the middle, batch normalisations are (x - mean) / sqrt(var + eps) * weight + bias with the
/// numbers of the test.
Model passThroughModel(BlockOrder order, float first, float second) {
    Model model = randomModel(described(order), 1);
    const auto centre = [&](const std::string& name, float value) {
        ModelTensor& tensor = tensorOf(model, name);
        std::fill(tensor.values.begin(), tensor.values.end(), 0.0F);
        for (std::size_t channel = 0; channel < 16; ++channel)
            tensor.values[(channel * 16 + channel) * 9 + 4] = value;
    };
    const auto norm = [&](const std::string& name, float weight, float bias, float mean, float variance) {
        for (const auto& [part, value] : {std::pair<std::string, float>{"weight", weight},
                                          {"bias", bias},
                                          {"running_mean", mean},
                                          {"running_var", variance}}) {
            auto& values = tensorOf(model, name + "." + part).values;
            std::fill(values.begin(), values.end(), value);
        }
    };
    centre("groups.0.0.conv1.weight", first);
    centre("groups.0.0.conv2.weight", second);
    norm("groups.0.0.norm1", 2, 1, 0.5F, 4);
    norm("groups.0.0.norm2", 3, -1, -2, 9);
    return model;
}

torch::Tensor runBlock(BlockOrder order, const torch::Tensor& input, float first, float second) {
    const torch::NoGradGuard noGradients;
    const Model model = passThroughModel(order, first, second);
    NetworkState state(drhnTensors(model.description), torch::kCPU, torch::kFloat32);
    state.load(model.tensors);
    return DrhnNetwork(model.description, state).block(input, "groups.0.0", drhnGroups()[0], false);
}

}  // namespace

class DrhnNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theHandComputedBlock() {
        // One value v in every channel of a single pixel. Norm 1: (x - 0.5) / 2.000025 * 2 + 1, norm 2: (x +
        // 2) / 3.0000167 * 3 - 1.
        for (const float v : {-3.0F, 0.25F, 2.0F}) {
            const torch::Tensor input = torch::full({1, 16, 1, 1}, v);
            const double n1 = 2 / std::sqrt(4 + 1e-4);
            const double n2 = 3 / std::sqrt(9 + 1e-4);
            const double recipeInner = std::max(0.0, (2 * v - 0.5) * n1 + 1);
            const double recipe = std::max(0.0, (-1 * recipeInner + 2) * n2 - 1 + v);
            const double formulaInner = (std::max(0.0, 2.0 * v) - 0.5) * n1 + 1;
            const double formula = (-1 * formulaInner + 2) * n2 - 1 + v;
            QVERIFY(std::abs(runBlock(BlockOrder::Recipe, input, 2, -1)[0][3][0][0].item<double>() - recipe) <
                    1e-5);
            QVERIFY(std::abs(runBlock(BlockOrder::Formula, input, 2, -1)[0][3][0][0].item<double>() -
                             formula) < 1e-5);
        }
    }

    void onlyTheRecipesBlockEndsInARelu() {
        torch::manual_seed(1);
        const torch::Tensor input = torch::randn({2, 16, 8, 8});
        QVERIFY(runBlock(BlockOrder::Recipe, input, 1, 1).min().item<float>() >= 0);
        QVERIFY(runBlock(BlockOrder::Formula, input, 1, 1).min().item<float>() < 0);
    }

    void theShortcutThinsAndPads() {
        const torch::Tensor input = (torch::arange(32, torch::kFloat32) - 16).view({1, 2, 4, 4});
        const GroupLayout group{2, 4, 2};
        ModelDescription description = described(BlockOrder::Recipe);
        NetworkState state(drhnTensors(description), torch::kCPU, torch::kFloat32);
        const torch::Tensor split = DrhnNetwork(description, state).shortcut(input, group);
        const torch::Tensor zero = torch::zeros({2, 2});
        const torch::Tensor first = torch::tensor({{-16.0F, -14.0F}, {-8.0F, -6.0F}});
        const torch::Tensor second = torch::tensor({{0.0F, 2.0F}, {8.0F, 10.0F}});
        QVERIFY(torch::equal(split, torch::stack({zero, first, second, zero}).unsqueeze(0)));
        description.shortcutPadding = ShortcutPadding::End;
        const torch::Tensor end = DrhnNetwork(description, state).shortcut(input, group);
        QVERIFY(torch::equal(end, torch::stack({first, second, zero, zero}).unsqueeze(0)));
    }

    void theUntrainedNetworkKnowsNothing() {
        const ModelDescription description = described(BlockOrder::Recipe);
        NetworkState state(drhnTensors(description), torch::kCPU, torch::kFloat32);
        state.initialize(3);
        const DrhnNetwork network(description, state);
        torch::manual_seed(2);
        const torch::Tensor input = torch::randn({120, 3, 32, 32});
        const torch::Tensor labels = torch::arange(120).remainder(10);
        const torch::NoGradGuard noGradients;
        const torch::Tensor scores = network.classify(network.hash(network.features(input, true)));
        QCOMPARE(scores.size(1), std::int64_t{10});
        const double loss = torch::nn::functional::cross_entropy(scores, labels).item<double>();
        QVERIFY2(std::abs(loss - std::log(10.0)) < 0.6, std::to_string(loss).c_str());
    }

    void initialValuesHaveTheirSpread() {
        NetworkState state(drhnTensors(described(BlockOrder::Recipe)), torch::kCPU, torch::kFloat32);
        state.initialize(5);
        for (const ModelTensor& tensor : state.tensors()) {
            const torch::Tensor values = torch::tensor(tensor.values);
            if (tensor.name == "groups.5.0.conv2.weight")
                QVERIFY(std::abs(values.std().item<double>() / std::sqrt(2.0 / (128 * 9)) - 1) < 0.02);
            if (tensor.name == "hash.weight") {
                const double limit = std::sqrt(6.0 / (128 + 48));
                QVERIFY(values.abs().max().item<double>() <= limit);
                QVERIFY(std::abs(values.std().item<double>() / (limit / std::sqrt(3.0)) - 1) < 0.03);
            }
            if (tensor.name.ends_with("norm1.weight") || tensor.name.ends_with("running_var"))
                QVERIFY(values.eq(1).all().item<bool>());
        }
    }

    void anyInputSizeAndDepthRuns() {
        const torch::NoGradGuard noGradients;
        for (const int side : {8, 33, 64}) {
            ModelDescription description = described(BlockOrder::Formula, 24, 3);
            description.blocks = 2;
            description.inputSize = side;
            NetworkState state(drhnTensors(description), torch::kCPU, torch::kFloat32);
            state.initialize(1);
            const DrhnNetwork network(description, state);
            const torch::Tensor features = network.features(torch::randn({2, 3, side, side}), false);
            QCOMPARE(features.size(1), std::int64_t{128});
            QCOMPARE(network.hash(features).size(1), std::int64_t{24});
        }
    }

    void aStepOfDescentIsThatOfPyTorch() {
        // Values and gradient of two parameters by hand: SGD with Nesterov momentum and weight decay on the
        // first alone.
        ModelDescription description = described(BlockOrder::Recipe);
        NetworkState state(drhnTensors(description), torch::kCPU, torch::kFloat32);
        state.initialize(1);
        state.requireGradients();
        TrainingRecipe recipe;
        recipe.weightDecay = 0.5;
        recipe.averaging = 0;
        const std::int64_t decayed = 0;
        const std::int64_t plain = state.trainedCount() - 1;
        state.values()[decayed] = 2.0F;
        state.values()[plain] = 2.0F;
        Sgd optimizer(recipe, state);
        double w[2] = {2, 2};
        double velocity[2] = {0, 0};
        for (int step = 0; step < 3; ++step) {
            state.clearGradients();
            state.gradients()[decayed] = 0.25F;
            state.gradients()[plain] = 0.25F;
            optimizer.step(0.1);
            for (int i = 0; i < 2; ++i) {
                const double gradient = 0.25 + (i == 0 ? 0.5 * w[i] : 0);
                velocity[i] = 0.9 * velocity[i] + gradient;
                w[i] -= 0.1 * (gradient + 0.9 * velocity[i]);
            }
        }
        QVERIFY(std::abs(state.values()[decayed].item<double>() - w[0]) < 1e-5);
        QVERIFY(std::abs(state.values()[plain].item<double>() - w[1]) < 1e-5);
    }

    void roundedConvolutionsComputeNearlyTheSame() {
        const ModelDescription description = described(BlockOrder::Recipe);
        NetworkState exact(drhnTensors(description), torch::kCPU, torch::kFloat32);
        NetworkState rounded(drhnTensors(description), torch::kCPU, torch::kBFloat16);
        exact.initialize(4);
        rounded.initialize(4);
        const torch::NoGradGuard noGradients;
        const torch::Tensor input = torch::randn({4, 3, 32, 32});
        const torch::Tensor a = DrhnNetwork(description, exact).features(input, false);
        const torch::Tensor b = DrhnNetwork(description, rounded).features(input, false);
        const double difference = (a - b).norm().item<double>() / a.norm().item<double>();
        QVERIFY(difference > 0 && difference < 0.05);
    }
};

QTEST_GUILESS_MAIN(DrhnNetworkTest)
#include "drhn_network_test.moc"
