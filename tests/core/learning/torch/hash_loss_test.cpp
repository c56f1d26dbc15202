#include "core/learning/torch/hash_loss.h"

#include <QTest>
#include <cmath>

#include "core/learning/class_codes.h"
#include "core/learning/drhn_layout.h"
#include "tests/core/learning/random_model.h"

using namespace kindred;

namespace {

constexpr int bits = 12;
constexpr int classes = 10;

ModelDescription described(Head head) {
    ModelDescription description;
    description.bits = bits;
    description.head = head;
    description.logitScale = head == Head::Ortho ? 8 : 1;
    for (int i = 0; i < classes; ++i)
        description.classes.push_back(std::to_string(i));
    return description;
}

/// The class codes as -1 and 1, [classes, bits].
torch::Tensor codesTensor() {
    torch::Tensor codes = torch::empty({classes, bits});
    const std::vector<BinaryCode> drawn = classCodes(classes, bits);
    for (int row = 0; row < classes; ++row)
        for (int bit = 0; bit < bits; ++bit)
            codes[row][bit] = drawn[static_cast<std::size_t>(row)].bit(bit) ? 1.0F : -1.0F;
    return codes;
}

/// A network of one head whose classifier holds the class codes (random weights for sigmoid).
struct Fixture {
    explicit Fixture(Head head)
        : description(described(head)),
          state(drhnTensors(description), torch::kCPU, torch::kFloat32),
          network(description, state) {
        recipe.head = head;
        state.load(randomModel(description, 3).tensors);
        if (head != Head::Sigmoid) {
            const torch::NoGradGuard noGradients;
            torch::Tensor(state.compute("classifier.weight")).copy_(codesTensor());
            torch::Tensor(state.compute("classifier.bias")).zero_();
        }
    }
    HashLoss loss(const torch::Tensor& hash, const torch::Tensor& labels, double smoothing = 0) const {
        return hashLoss(network, hash, state.compute("classifier.weight"), labels, recipe, smoothing);
    }

    ModelDescription description;
    NetworkState state;
    DrhnNetwork network;
    TrainingRecipe recipe;
};

}  // namespace

class HashLossTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradientsAreThoseOfDifferences() {
        torch::manual_seed(1);
        for (const Head head : {Head::Sigmoid, Head::Ortho, Head::Csq}) {
            const Fixture fixture(head);
            torch::Tensor hash = torch::randn({4, bits});
            const torch::Tensor labels = torch::tensor({0, 3, 7, 9}, torch::kInt64);
            hash.set_requires_grad(true);
            fixture.loss(hash, labels, 0.1).loss.backward();
            const torch::NoGradGuard noGradients;
            constexpr double step = 1e-2;
            for (int picture = 0; picture < 4; ++picture)
                for (int bit = 0; bit < bits; ++bit) {
                    torch::Tensor moved = hash.detach().clone();
                    moved[picture][bit] += step;
                    const double above = fixture.loss(moved, labels, 0.1).loss.item<double>();
                    moved[picture][bit] -= 2 * step;
                    const double below = fixture.loss(moved, labels, 0.1).loss.item<double>();
                    const double found = hash.grad()[picture][bit].item<double>();
                    QVERIFY(std::abs((above - below) / (2 * step) - found) < 2e-3);
                }
        }
    }

    void aCodeThatIsItsClassCodeIsNamedRightAndCostsLittle() {
        const torch::Tensor labels = torch::arange(classes, torch::kInt64);
        for (const Head head : {Head::Ortho, Head::Csq}) {
            const Fixture fixture(head);
            const HashLoss right = fixture.loss(5 * codesTensor(), labels);
            QVERIFY(right.scores.argmax(1).eq(labels).all().item<bool>());
            const HashLoss wrong = fixture.loss(5 * codesTensor().roll(1, 0), labels);
            QVERIFY(right.loss.item<double>() < 0.2 * wrong.loss.item<double>());
        }
    }

    void theMarginMakesTheTrueClassHarderAndLeavesTheScores() {
        Fixture fixture(Head::Ortho);
        const torch::Tensor hash = codesTensor();
        const torch::Tensor labels = torch::arange(classes, torch::kInt64);
        const HashLoss with = fixture.loss(hash, labels);
        fixture.recipe.headMargin = 0;
        const HashLoss without = fixture.loss(hash, labels);
        QVERIFY(with.loss.item<double>() > without.loss.item<double>());
        QVERIFY(torch::equal(with.scores, without.scores));
        // The cosine of a code with itself is 1, and the scale is 8.
        QVERIFY(std::abs(with.scores[0][0].item<double>() - 8) < 1e-4);
    }

    void csqScoresAreTheExactOddsOfTheClassCodes() {
        // Each bit of the code is 1 with probability (tanh z + 1) / 2; the odds of two classes' codes follow.
        const Fixture fixture(Head::Csq);
        torch::manual_seed(2);
        const torch::Tensor hash = torch::randn({1, bits});
        const torch::Tensor likely = (torch::tanh(hash[0]) + 1) / 2;
        const torch::Tensor codes = codesTensor();
        const auto logLikelihood = [&](int row) {
            return torch::where(codes[row] > 0, likely, 1 - likely).log().sum().item<double>();
        };
        const torch::Tensor scores = fixture.network.classify(hash)[0];
        for (int row = 1; row < classes; ++row)
            QVERIFY(std::abs((logLikelihood(row) - logLikelihood(0)) -
                             (scores[row] - scores[0]).item<double>()) < 1e-4);
    }
};

QTEST_GUILESS_MAIN(HashLossTest)
#include "hash_loss_test.moc"
