#include "core/learning/torch/packed_convolution.h"

#include <QTest>

using namespace kindred;

class PackedConvolutionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsLibTorchsConvolution_data() {
        QTest::addColumn<int>("stride");
        QTest::addColumn<bool>("biased");
        QTest::addColumn<bool>("rectified");
        for (const int stride : {1, 2})
            for (const bool biased : {false, true})
                for (const bool rectified : {false, true})
                    QTest::addRow("stride %d, bias %d, ReLU %d", stride, biased, rectified)
                        << stride << biased << rectified;
    }

    void itIsLibTorchsConvolution() {
        QFETCH(int, stride);
        QFETCH(bool, biased);
        QFETCH(bool, rectified);
        const torch::NoGradGuard noGradients;
        torch::manual_seed(3);
        const torch::Tensor weight = torch::randn({32, 16, 3, 3});
        const torch::Tensor bias = biased ? torch::randn({32}) : torch::Tensor();
        const PackedConvolution convolution(weight, bias, {stride, rectified, 4, 12});
        for (const auto& [count, side] : {std::pair{4, 12}, {1, 12}, {5, 9}}) {
            const torch::Tensor input =
                torch::randn({count, 16, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
            const torch::Tensor kept = input.clone();
            torch::Tensor expected = torch::conv2d(input, weight, bias, stride, 1);
            if (rectified)
                expected.relu_();
            const torch::Tensor found = convolution(input);
            QVERIFY(torch::allclose(found, expected, 1e-4, 1e-4));
            QVERIFY(found.is_contiguous(torch::MemoryFormat::ChannelsLast));
            QVERIFY(torch::equal(input, kept));
        }
    }
};

QTEST_GUILESS_MAIN(PackedConvolutionTest)
#include "packed_convolution_test.moc"
