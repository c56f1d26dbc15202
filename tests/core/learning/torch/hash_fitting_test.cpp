#include "core/learning/torch/hash_fitting.h"

#include <torch/torch.h>

#include <QTest>
#include <cmath>
#include <random>
#include <stop_token>

#include "core/base/error.h"

namespace kindred {

namespace {

constexpr std::size_t length = 16;

/// Pictures around eight points: `perPoint` of one after those of another.
std::vector<float> clusteredFeatures(std::size_t perPoint, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::mt19937_64 points(99);
    std::normal_distribution<float> normal;
    std::vector<float> features;
    for (int point = 0; point < 8; ++point) {
        std::vector<float> centre(length);
        for (std::size_t i = 0; i < length; ++i)
            centre[i] = 5 + 3 * normal(points) * static_cast<float>(i % 4 + 1);
        for (std::size_t picture = 0; picture < perPoint; ++picture)
            for (const float value : centre)
                features.push_back(value + 0.3F * normal(random));
    }
    return features;
}

std::vector<std::vector<bool>> codesOf(const std::vector<float>& features, const HashLayer& layer) {
    std::vector<std::vector<bool>> codes(features.size() / length);
    for (std::size_t row = 0; row < codes.size(); ++row) {
        for (std::size_t bit = 0; bit < layer.bias.size(); ++bit) {
            double value = layer.bias[bit];
            for (std::size_t i = 0; i < length; ++i)
                value += static_cast<double>(layer.weight[bit * length + i]) * features[row * length + i];
            codes[row].push_back(value > 0);
        }
    }
    return codes;
}

int differingBits(const std::vector<bool>& a, const std::vector<bool>& b) {
    int count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        count += a[i] != b[i] ? 1 : 0;
    return count;
}

HashLayer fitted(const std::vector<float>& features, const HashFit& fit) {
    return *fitHashLayer(features, features.size() / length, fit, JobContext());
}

}  // namespace

class HashFittingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_features = clusteredFeatures(60, 1); }

    void eachBitHalvesThePictures() {
        for (const double whitening : {0.0, 0.8, 1.0}) {
            const auto codes = codesOf(m_features, fitted(m_features, {.bits = 12, .whitening = whitening}));
            for (std::size_t bit = 0; bit < 12; ++bit) {
                const auto ones = std::ranges::count_if(codes, [&](const auto& code) { return code[bit]; });
                QVERIFY2(std::abs(static_cast<double>(ones) / static_cast<double>(codes.size()) - 0.5) < 0.02,
                         qPrintable(QString("bit %1: %2 of %3").arg(bit).arg(ones).arg(codes.size())));
            }
        }
    }

    void picturesThatAreAlikeGetCodesThatAreAlike() {
        const HashLayer layer = fitted(m_features, {.bits = 12});
        const auto codes = codesOf(clusteredFeatures(20, 2), layer);  // others than it was fitted to
        double within = 0, between = 0;
        for (std::size_t i = 0; i + 20 < codes.size(); ++i) {
            const std::size_t mate = i / 20 * 20 + (i + 1) % 20;
            within += differingBits(codes[i], codes[mate]);
            between += differingBits(codes[i], codes[i + 20]);
        }
        QVERIFY2(3 * within < between, qPrintable(QString("%1, %2").arg(within).arg(between)));
    }

    /// What turning is for: values nearer to their signs than the axes themselves are.
    void turningLosesLess() {
        const auto lossOf = [&](int rounds) {
            const HashLayer layer = fitted(m_features, {.bits = 8, .whitening = 1, .rounds = rounds});
            const auto rows = torch::from_blob(
                m_features.data(),
                {static_cast<std::int64_t>(m_features.size() / length), static_cast<std::int64_t>(length)});
            std::vector<float> weight = layer.weight;
            const auto values =
                (rows - rows.mean(0))
                    .mm(torch::from_blob(weight.data(), {8, static_cast<std::int64_t>(length)}).t());
            return (values.abs() - 1).square().mean().item<double>();
        };
        const double before = lossOf(0);
        QVERIFY(lossOf(30) < 0.9 * before);
        QVERIFY(lossOf(1) < before);
    }

    void fullyWhitenedAxesAreEquallyLoud() {
        const HashLayer layer = fitted(m_features, {.bits = 16, .whitening = 1});
        const auto count = static_cast<std::int64_t>(m_features.size() / length);
        const auto rows = torch::from_blob(m_features.data(), {count, static_cast<std::int64_t>(length)});
        std::vector<float> weight = layer.weight;
        const auto values =
            (rows - rows.mean(0))
                .mm(torch::from_blob(weight.data(), {16, static_cast<std::int64_t>(length)}).t());
        const auto covariance = values.t().mm(values) / static_cast<double>(count);
        QVERIFY((covariance - torch::eye(16)).abs().max().item<double>() < 1e-3);
    }

    /// Here the weakest axes hold nothing but noise.
    void fewAxesKeepCopiesTogether() {
        const auto flips = [&](int axes) {
            const HashLayer layer = fitted(m_features, {.bits = 24, .axes = axes, .whitening = 1});
            std::vector<float> copies = m_features;
            std::mt19937_64 random(5);
            std::normal_distribution<float> normal;
            for (float& value : copies)
                value += 0.1F * normal(random);
            const auto codes = codesOf(m_features, layer);
            const auto codesOfCopies = codesOf(copies, layer);
            int count = 0;
            for (std::size_t i = 0; i < codes.size(); ++i)
                count += differingBits(codes[i], codesOfCopies[i]);
            return count;
        };
        const int few = flips(7);
        const int all = flips(0);
        QVERIFY2(2 * few < all, qPrintable(QString("%1, %2").arg(few).arg(all)));
    }

    void theTurnOfFewAxesKeepsTheirLengths() {
        const HashLayer layer = fitted(m_features, {.bits = 24, .axes = 10, .whitening = 1});
        std::vector<float> values = layer.weight;
        const auto weight = torch::from_blob(values.data(), {24, static_cast<std::int64_t>(length)});
        const auto count = static_cast<std::int64_t>(m_features.size() / length);
        const auto rows = torch::from_blob(m_features.data(), {count, static_cast<std::int64_t>(length)});
        const auto turned = (rows - rows.mean(0)).mm(weight.t());
        // Ten directions of variance 1 and fourteen of none.
        const auto variances =
            std::get<0>(torch::linalg_eigh(turned.t().mm(turned) / static_cast<double>(count)));
        QVERIFY(variances.narrow(0, 0, 14).abs().max().item<double>() < 1e-3);
        QVERIFY((variances.narrow(0, 14, 10) - 1).abs().max().item<double>() < 1e-3);
    }

    void equalInputGivesEqualLayers() {
        const HashLayer one = fitted(m_features, {.bits = 10});
        const HashLayer two = fitted(m_features, {.bits = 10});
        QCOMPARE(one.weight, two.weight);
        QCOMPARE(one.bias, two.bias);
        QVERIFY(fitted(m_features, {.bits = 10, .seed = 3}).weight != one.weight);
    }

    void wrongSettingsAreRefused() {
        const auto refusalOf = [&](const std::vector<float>& features, const HashFit& fit) {
            try {
                fitted(features, fit);
            } catch (const Error& error) {
                return error.code();
            }
            return std::string();
        };
        QCOMPARE(refusalOf(m_features, {.bits = 32, .axes = 17}), std::string("fit-invalid"));
        QCOMPARE(refusalOf(m_features, {.bits = 8, .axes = 9}), std::string("fit-invalid"));
        QCOMPARE(refusalOf(m_features, {.bits = 0}), std::string("fit-invalid"));
        QCOMPARE(refusalOf(m_features, {.bits = 8, .whitening = 1.5}), std::string("fit-invalid"));
        QCOMPARE(refusalOf(clusteredFeatures(2, 1), {.bits = 8}), std::string("fit-invalid"));
    }

    void stoppedItGivesNothing() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!fitHashLayer(m_features, m_features.size() / length, {.bits = 8},
                              JobContext(stop.get_token(), nullptr, {})));
    }

private:
    std::vector<float> m_features;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::HashFittingTest)
#include "hash_fitting_test.moc"
