#include "core/learning/torch/trained_convolution.h"

#include <QTest>

using namespace kindred;
using torch::Tensor;

namespace {

Tensor channelsLast(const Tensor& tensor) {
    return tensor.contiguous(torch::MemoryFormat::ChannelsLast);
}

struct Found {
    Tensor output;
    Tensor inputGradient;
    Tensor weightGradient;
};

template <typename Convolve>
Found run(const Tensor& input, const Tensor& weight, const Tensor& gradient, const Convolve& convolve) {
    const Tensor x = input.clone().requires_grad_();
    const Tensor w = weight.clone().requires_grad_();
    const Tensor y = convolve(x, w);
    y.backward(gradient.to(y.scalar_type()));
    return {y.detach(), x.grad(), w.grad()};
}

double difference(const Tensor& found, const Tensor& wanted) {
    return ((found.to(torch::kFloat64) - wanted).norm() / wanted.norm()).item<double>();
}

}  // namespace

class TrainedConvolutionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsLibTorchsConvolution_data() {
        QTest::addColumn<int>("pictures");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("bfloat16");
        for (const int pictures : {1, 2, 7})
            for (const int stride : {1, 2})
                for (const int threads : {1, 2, 3})
                    for (const bool bfloat16 : {false, true})
                        QTest::addRow("%d pictures, stride %d, %d threads, bfloat16 %d", pictures, stride,
                                      threads, bfloat16)
                            << pictures << stride << threads << bfloat16;
    }

    void itIsLibTorchsConvolution() {
        QFETCH(int, pictures);
        QFETCH(int, stride);
        QFETCH(int, threads);
        QFETCH(bool, bfloat16);
        torch::manual_seed(pictures);
        torch::set_num_threads(threads);
        const auto type = bfloat16 ? torch::kBFloat16 : torch::kFloat32;
        const Tensor input = channelsLast(torch::randn({pictures, 16, 12, 12})).to(type);
        const Tensor weight = channelsLast(torch::randn({32, 16, 3, 3})).to(type);
        const Tensor gradient = channelsLast(torch::randn({pictures, 32, 12 / stride, 12 / stride}).to(type));
        const Found ours = run(input, weight, gradient, [&](const Tensor& x, const Tensor& w) {
            return trainedConvolution(x, w, stride);
        });
        const Found exact =
            run(input.to(torch::kFloat64), weight.to(torch::kFloat64), gradient,
                [&](const Tensor& x, const Tensor& w) { return torch::conv2d(x, w, {}, stride, 1); });
        const double rounding = bfloat16 ? 0.005 : 1e-5;
        QVERIFY(difference(ours.output, exact.output) < rounding);
        QVERIFY(difference(ours.inputGradient, exact.inputGradient) < rounding);
        QVERIFY(difference(ours.weightGradient, exact.weightGradient) < rounding);
        QCOMPARE(torch::get_num_threads(), threads);
    }
};

QTEST_GUILESS_MAIN(TrainedConvolutionTest)
#include "trained_convolution_test.moc"
