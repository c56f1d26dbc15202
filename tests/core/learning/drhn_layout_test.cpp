#include "core/learning/drhn_layout.h"

#include <QTest>
#include <algorithm>

#include "core/base/error.h"

using namespace kindred;

namespace {

ModelDescription described(int blocks, int bits, std::size_t classes) {
    ModelDescription description;
    description.blocks = blocks;
    description.bits = bits;
    for (std::size_t i = 0; i < classes; ++i)
        description.classes.push_back("class " + std::to_string(i));
    return description;
}

bool isRefused(const ModelDescription& description) {
    try {
        drhnTensors(description);
    } catch (const Error& error) {
        return error.code() == "model-description-invalid";
    }
    return false;
}

}  // namespace

class DrhnLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parameterCountsEqualTheFormula() {
        for (int n = 1; n <= 16; ++n)
            for (const int h : {12, 24, 32, 48, 128})
                for (const std::int64_t c : {10, 100})
                    QCOMPARE(parameterCount(described(n, h, c)),
                             540608LL * n - 96304 + 129 * h + (h + 1) * c);
    }

    void parameterCountsEqualThePublishedTable() {
        QCOMPARE(parameterCount(described(1, 48, 10)), 450'986);
        QCOMPARE(parameterCount(described(3, 48, 10)), 1'532'202);
        QCOMPARE(parameterCount(described(15, 48, 10)), 8'019'498);
        QCOMPARE(parameterCount(described(16, 128, 10)), 8'560'106 + 11'120);
    }

    void theHashLayerReadsAllFeatures() {
        const auto tensors = drhnTensors(described(3, 48, 10));
        const auto hash = std::ranges::find(tensors, "hash.weight", &TensorLayout::name);
        QCOMPARE(featureCount(), std::size_t{128});
        QCOMPARE(hash->shape, (std::vector<std::int64_t>{48, 128}));
    }

    void convolutionsNumberTwelveTimesBlocksAndTheStem() {
        int convolutions = 0;
        for (const TensorLayout& tensor : drhnTensors(described(5, 24, 10)))
            convolutions += tensor.shape.size() == 4;
        QCOMPARE(convolutions, 12 * 5 + 1);
    }

    void classifierAndMeanImageAreThereWhenNamed() {
        const auto without = drhnTensors(described(1, 12, 0));
        QCOMPARE(without.back().name, std::string("hash.bias"));
        ModelDescription withMean = described(1, 12, 3);
        withMean.meanImage = true;
        withMean.inputSize = 40;
        const auto tensors = drhnTensors(withMean);
        QCOMPARE(tensors.back().name, std::string("input.mean"));
        QCOMPARE(tensors.back().shape, (std::vector<std::int64_t>{3, 40, 40}));
        QVERIFY(!tensors.back().trained);
    }

    void impossibleNetworksAreRefused() {
        QVERIFY(isRefused(described(0, 48, 10)));
        QVERIFY(isRefused(described(17, 48, 10)));
        QVERIFY(isRefused(described(1, 0, 10)));
        QVERIFY(isRefused(described(1, 257, 10)));
        ModelDescription tiny = described(1, 48, 10);
        tiny.inputSize = 4;
        QVERIFY(isRefused(tiny));
        QVERIFY(!isRefused(described(16, 256, 0)));
    }
};

QTEST_GUILESS_MAIN(DrhnLayoutTest)
#include "drhn_layout_test.moc"
