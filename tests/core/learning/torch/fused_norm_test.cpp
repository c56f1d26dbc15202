#include "core/learning/torch/fused_norm.h"

#include <QTest>

using namespace kindred;
using torch::Tensor;

namespace {

constexpr double epsilon = 1e-4;
constexpr double momentum = 0.1;

/// What goes into one normalisation, and after backward() its gradients.
struct Operands {
    Tensor input;
    Tensor shortcut;  ///< undefined: none
    NormVectors norm;
};

Tensor channelsLastNoise(torch::ScalarType type, int channels, double centre) {
    return (torch::randn({6, 9, 7, channels}) * 2 + centre).permute({0, 3, 1, 2}).to(type);
}

Operands operands(torch::ScalarType type, int channels, bool withShortcut) {
    Operands made;
    made.input = channelsLastNoise(type, channels, 5).requires_grad_();
    if (withShortcut)
        made.shortcut = channelsLastNoise(type, channels, 0.3).requires_grad_();
    made.norm = {(torch::rand({channels}) + 0.5).requires_grad_(), torch::randn({channels}).requires_grad_(),
                 torch::full({channels}, 0.25), torch::full({channels}, 2.0)};
    return made;
}

Operands inDouble(const Operands& given) {
    const auto widened = [](const Tensor& tensor) {
        return tensor.defined()
                   ? tensor.detach().to(torch::kFloat64, false, true).requires_grad_(tensor.requires_grad())
                   : tensor;
    };
    return {widened(given.input),
            widened(given.shortcut),
            {widened(given.norm.weight), widened(given.norm.bias), widened(given.norm.runningMean),
             widened(given.norm.runningVariance)}};
}

/// LibTorch's own operations, one after the other.
Tensor separately(const Operands& given) {
    Tensor normalised =
        torch::batch_norm(given.input, given.norm.weight, given.norm.bias, given.norm.runningMean,
                          given.norm.runningVariance, true, momentum, epsilon, false);
    return (given.shortcut.defined() ? normalised + given.shortcut : normalised).relu();
}

Tensor fused(const Operands& given) {
    return fusedNormRelu(given.input, given.norm, given.shortcut, momentum, epsilon);
}

/// Largest difference, as a share of the largest value that was to be.
double difference(const Tensor& found, const Tensor& wanted) {
    return ((found.to(torch::kFloat64) - wanted).abs().max() / wanted.abs().max()).item<double>();
}

}  // namespace

class FusedNormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { torch::manual_seed(3); }

    void valuesGradientsAndStatisticsAreThoseOfTheSeparateOperations_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("withShortcut");
        QTest::addColumn<bool>("bfloat16");
        for (const int channels : {16, 32, 128})
            for (const bool withShortcut : {false, true})
                for (const bool bfloat16 : {false, true})
                    QTest::addRow("%d channels, shortcut %d, bfloat16 %d", channels, withShortcut, bfloat16)
                        << channels << withShortcut << bfloat16;
    }

    void valuesGradientsAndStatisticsAreThoseOfTheSeparateOperations() {
        QFETCH(int, channels);
        QFETCH(bool, withShortcut);
        QFETCH(bool, bfloat16);
        const Operands ours = operands(bfloat16 ? torch::kBFloat16 : torch::kFloat32, channels, withShortcut);
        const Operands exact = inDouble(ours);
        const Tensor gradient = torch::randn_like(ours.input);
        const Tensor output = fused(ours);
        const Tensor wanted = separately(exact);
        output.backward(gradient);
        wanted.backward(gradient.to(torch::kFloat64));

        const double rounding = bfloat16 ? 0.005 : 1e-6;
        QVERIFY(output.scalar_type() == ours.input.scalar_type());
        QVERIFY(difference(output, wanted) < rounding);
        QVERIFY(difference(ours.input.grad(), exact.input.grad()) < rounding);
        if (withShortcut)
            QVERIFY(difference(ours.shortcut.grad(), exact.shortcut.grad()) < rounding);
        // Sums over the batch are exact whatever the pictures are rounded to.
        QVERIFY(difference(ours.norm.weight.grad(), exact.norm.weight.grad()) < 1e-5);
        QVERIFY(difference(ours.norm.bias.grad(), exact.norm.bias.grad()) < 1e-5);
        QVERIFY(difference(ours.norm.runningMean, exact.norm.runningMean) < 1e-6);
        QVERIFY(difference(ours.norm.runningVariance, exact.norm.runningVariance) < 1e-6);
    }

    void channelsFarFromZeroKeepTheirVariance() {
        Operands ours = operands(torch::kFloat32, 16, false);
        ours.input = (ours.input.detach() + 4000).requires_grad_();
        const Operands exact = inDouble(ours);
        QVERIFY(difference(fused(ours), separately(exact)) < 1e-3);
        QVERIFY(difference(ours.norm.runningVariance, exact.norm.runningVariance) < 1e-4);
    }

    void theNumberOfThreadsChangesNothing() {
        const Operands one = operands(torch::kFloat32, 32, true);
        const Tensor gradient = torch::randn_like(one.input);
        torch::set_num_threads(1);
        const Tensor alone = fused(one);
        alone.backward(gradient);
        const Tensor inputGradient = one.input.grad().clone();
        one.input.mutable_grad().reset();
        torch::set_num_threads(3);
        const Tensor together = fused(one);
        together.backward(gradient);
        QVERIFY(torch::equal(alone, together));
        QVERIFY(torch::equal(inputGradient, one.input.grad()));
    }

    void aLossThatIsNoNumberStaysOne() {
        Operands ours = operands(torch::kBFloat16, 16, false);
        torch::Tensor input = ours.input.detach().clone();
        input[0][3][0][0] = NAN;
        ours.input = input;
        QVERIFY(fused(ours).select(1, 3).isnan().all().item<bool>());
    }
};

QTEST_GUILESS_MAIN(FusedNormTest)
#include "fused_norm_test.moc"
