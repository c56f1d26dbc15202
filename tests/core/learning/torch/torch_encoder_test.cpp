#include <QTest>
#include <algorithm>
#include <cmath>
#include <span>

#include "core/learning/drhn_layout.h"
#include "core/learning/learning_module.h"
#include "tests/core/learning/random_model.h"
#include "tests/core/learning/torch/small_data.h"

using namespace kindred;

namespace {

ModelDescription described(int side) {
    ModelDescription description;
    description.blocks = 1;
    description.bits = 48;
    description.classes = {"a", "b", "c"};
    description.inputSize = side;
    description.mean = {0.5, 0.4, 0.3};
    description.std = {0.25, 0.25, 0.25};
    return description;
}

}  // namespace

class TorchEncoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_backend = openLearningModule(KINDRED_MODULE);
        m_model = randomModel(described(32), 3);
        m_images = tintedNoise(37, 32, 3, 9);
    }

    void aCodeIsTheSignsOfTheActivations() {
        const Encoded encoded = encode(m_model, m_images, 2);
        QCOMPARE(encoded.codes.size(), m_images.count());
        QCOMPARE(encoded.activations.size(), m_images.count() * 48);
        for (std::size_t i = 0; i < m_images.count(); ++i)
            for (int bit = 0; bit < 48; ++bit)
                QCOMPARE(encoded.codes[i].bit(bit), encoded.activations[i * 48 + bit] > 0);
    }

    void activationsAreWhatTheHashLayerMakesOfTheFeatures() {
        const Encoded encoded = encode(m_model, m_images, 2);
        QCOMPARE(encoded.features.size(), m_images.count() * featureCount());
        const std::vector<float>& weight = valuesOf("hash.weight");
        const std::vector<float>& bias = valuesOf("hash.bias");
        for (std::size_t i = 0; i < m_images.count(); ++i) {
            for (std::size_t bit = 0; bit < 48; ++bit) {
                double sum = bias[bit];
                for (std::size_t j = 0; j < featureCount(); ++j)
                    sum += static_cast<double>(weight[bit * featureCount() + j]) *
                           static_cast<double>(encoded.features[i * featureCount() + j]);
                QVERIFY(std::abs(sum - static_cast<double>(encoded.activations[i * 48 + bit])) < 1e-4);
            }
        }
    }

    void probabilitiesSumToOne() {
        const Encoded encoded = encode(m_model, m_images, 2);
        for (std::size_t i = 0; i < m_images.count(); ++i) {
            const float* scores = encoded.scores.data() + 3 * i;
            QVERIFY(std::abs(scores[0] + scores[1] + scores[2] - 1) < 1e-5F);
        }
    }

    void aPictureHasOneCodeHoweverItComes() {
        const Encoded together = encode(m_model, m_images, 1);
        for (const int threads : {2, 3, 5}) {
            const Encoded again = encode(m_model, m_images, threads);
            QVERIFY(again.activations == together.activations);
            QVERIFY(again.features == together.features);
            QVERIFY(again.scores == together.scores);
        }
        m_backend->setThreads(2);
        const auto encoder = m_backend->makeEncoder(m_model, "cpu");
        for (std::size_t i = 0; i < m_images.count(); i += 6) {
            const Encoded alone = encoder->encode(m_images.image(i), 1);
            QVERIFY(alone.codes[0] == together.codes[i]);
            for (std::size_t bit = 0; bit < 48; ++bit)
                QVERIFY(alone.activations[bit] == together.activations[i * 48 + bit]);  // QCOMPARE is lenient
            for (std::size_t j = 0; j < featureCount(); ++j)
                QVERIFY(alone.features[j] == together.features[i * featureCount() + j]);
        }
    }

    void neitherPlaceNorNeighboursMatter_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("blocks");
        QTest::addColumn<bool>("formula");
        QTest::addRow("recipe, 32 pixels") << 32 << 3 << false;
        QTest::addRow("formula, 32 pixels") << 32 << 1 << true;
        QTest::addRow("recipe, 9 pixels") << 9 << 1 << false;
        QTest::addRow("recipe, 45 pixels") << 45 << 1 << false;
    }

    /// The same picture at each place of a chunk and on into the next ones, its neighbours others each time.
    void neitherPlaceNorNeighboursMatter() {
        QFETCH(int, side);
        QFETCH(int, blocks);
        QFETCH(bool, formula);
        ModelDescription description = described(side);
        description.blocks = blocks;
        description.blockOrder = formula ? BlockOrder::Formula : BlockOrder::Recipe;
        m_backend->setThreads(2);
        const auto encoder = m_backend->makeEncoder(randomModel(description, 5), "cpu");
        const LabelledImages wanted = tintedNoise(1, side, 3, 100);
        const Encoded alone = encoder->encode(wanted.pixels, 1);
        for (std::size_t place = 0; place < 19; ++place) {
            LabelledImages images = tintedNoise(place + 1 + place % 4, side, 3, place);
            std::copy(wanted.pixels.begin(), wanted.pixels.end(),
                      images.pixels.begin() + static_cast<std::ptrdiff_t>(place * images.imageBytes()));
            const Encoded among = encoder->encode(images.pixels, images.count());
            if (place > 0)
                QVERIFY(std::abs(among.activations[0] - alone.activations[0]) > 1e-3F);
            for (std::size_t bit = 0; bit < 48; ++bit)
                QVERIFY(among.activations[place * 48 + bit] == alone.activations[bit]);
            for (std::size_t label = 0; label < 3; ++label)
                QVERIFY(among.scores[place * 3 + label] == alone.scores[label]);
        }
    }

    void aNetworkWithoutClassesGivesCodesAlone() {
        ModelDescription description = described(16);
        description.classes.clear();
        description.meanImage = true;
        const Encoded encoded = encode(randomModel(description, 1), tintedNoise(3, 16, 3, 1), 2);
        QCOMPARE(encoded.codes.size(), std::size_t{3});
        QVERIFY(encoded.scores.empty());
    }

    void noPicturesGiveNothing() {
        const auto encoder = m_backend->makeEncoder(m_model, "cpu");
        QVERIFY(encoder->encode({}, 0).codes.empty());
    }

private:
    const std::vector<float>& valuesOf(const std::string& name) const {
        return std::ranges::find(m_model.tensors, name, &ModelTensor::name)->values;
    }

    Encoded encode(const Model& model, const LabelledImages& images, int threads) {
        m_backend->setThreads(threads);
        return m_backend->makeEncoder(model, "cpu")->encode(images.pixels, images.count());
    }

    std::unique_ptr<LearningBackend> m_backend;
    Model m_model;
    LabelledImages m_images;
};

QTEST_GUILESS_MAIN(TorchEncoderTest)
#include "torch_encoder_test.moc"
