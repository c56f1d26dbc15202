#include "core/learning/torch/inference_network.h"

#include <QTest>

#include "core/learning/torch/drhn_network.h"
#include "tests/core/learning/random_model.h"

using namespace kindred;

namespace {

ModelDescription described(BlockOrder order, ShortcutPadding padding, int blocks, int side) {
    ModelDescription description;
    description.inputSize = side;
    description.blocks = blocks;
    description.blockOrder = order;
    description.shortcutPadding = padding;
    return description;
}

torch::Tensor randomInput(std::int64_t count, std::int64_t side) {
    torch::manual_seed(7);
    return torch::randn({count, 3, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
}

/// The largest difference of two results, as a share of the largest value.
double difference(const torch::Tensor& a, const torch::Tensor& b) {
    return ((a - b).abs().max() / b.abs().max()).item<double>();
}

}  // namespace

class InferenceNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsTheNetworkItself_data() {
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("blocks");
        QTest::addColumn<int>("side");
        for (const auto order : {BlockOrder::Recipe, BlockOrder::Formula})
            for (const auto padding : {ShortcutPadding::Split, ShortcutPadding::End})
                for (const auto& [blocks, side] : {std::pair{1, 32}, {3, 32}, {2, 33}})
                    QTest::addRow("order %d padding %d blocks %d side %d", static_cast<int>(order),
                                  static_cast<int>(padding), blocks, side)
                        << static_cast<int>(order) << static_cast<int>(padding) << blocks << side;
    }

    void itIsTheNetworkItself() {
        QFETCH(int, order);
        QFETCH(int, padding);
        QFETCH(int, blocks);
        QFETCH(int, side);
        const torch::NoGradGuard noGradients;
        const Model model = randomModel(
            described(static_cast<BlockOrder>(order), static_cast<ShortcutPadding>(padding), blocks, side),
            11);
        NetworkState state(drhnTensors(model.description), torch::kCPU, torch::kFloat32);
        state.load(model.tensors);
        const torch::Tensor input = randomInput(5, side);
        const torch::Tensor expected = DrhnNetwork(model.description, state).features(input, false);
        const torch::Tensor found = InferenceNetwork(model.description, state, 5).features(input);
        QCOMPARE(found.sizes(), expected.sizes());
        QVERIFY(difference(expected[0], expected[1]) > 0.01);  // it says something of the pictures
        QVERIFY2(difference(found, expected) < 1e-5, std::to_string(difference(found, expected)).c_str());
    }

    void itKeepsItsNumbers() {
        const torch::NoGradGuard noGradients;
        const Model model = randomModel(described(BlockOrder::Formula, ShortcutPadding::Split, 1, 16), 3);
        NetworkState state(drhnTensors(model.description), torch::kCPU, torch::kFloat32);
        state.load(model.tensors);
        const InferenceNetwork network(model.description, state, 2);
        const torch::Tensor input = randomInput(2, 16);
        const torch::Tensor before = network.features(input);
        state.values().zero_();
        QVERIFY(torch::equal(network.features(input), before));
    }
};

QTEST_GUILESS_MAIN(InferenceNetworkTest)
#include "inference_network_test.moc"
