#include <QTest>
#include <cmath>
#include <random>

#include "core/evaluation/classification.h"
#include "core/evaluation/retrieval.h"
#include "core/learning/augmentation.h"
#include "core/learning/cifar_reader.h"
#include "core/learning/learning_module.h"
#include "tests/support/test_data.h"

using namespace kindred;

/// Labels drawn anew by this test's seed hold nothing to be learned: whatever beats chance on the test split
/// has leaked.
class SecretLabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void permutedLabelsGiveChance() {
        const auto folder = unpackCifar10();
        if (!folder)
            QSKIP("CIFAR-10 is not at hand (KINDRED_DATA).");
        DataSet data = readCifar(*folder, false);
        permute(data.training.labels, 20241);
        permute(data.test.labels, 20242);

        const auto backend = openLearningModule(KINDRED_MODULE);
        backend->setThreads(0);
        TrainingRecipe recipe;
        recipe.blocks = 1;
        recipe.epochs = 2;
        recipe.holdout = 0;
        const auto result = backend->makeTrainer("cpu")->train({data, recipe}, JobContext(), {});
        const auto encoder = backend->makeEncoder(result->model, "cpu");
        const Encoded queries = encoder->encode(data.test.pixels, data.test.count());
        const Encoded database = encoder->encode(data.training.pixels, data.training.count());

        const double accuracy =
            evaluateClassification(queries.scores, data.test.labels, data.classes).accuracy;
        QVERIFY2(std::abs(accuracy - 0.10) < 0.01, std::to_string(accuracy).c_str());
        const auto figures =
            evaluateRetrieval({database.codes, data.training.labels}, {queries.codes, data.test.labels},
                              RetrievalOptions(), JobContext());
        QVERIFY2(std::abs(figures->meanAveragePrecision.stable - 0.106) < 0.01,
                 std::to_string(figures->meanAveragePrecision.stable).c_str());
    }

private:
    static void permute(std::vector<std::int32_t>& labels, std::uint64_t seed) {
        std::vector<std::uint32_t> order(labels.size());
        for (std::uint32_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::mt19937_64 random(seed);
        shuffleIndices(order, random);
        const std::vector<std::int32_t> before = labels;
        for (std::size_t i = 0; i < order.size(); ++i)
            labels[i] = before[order[i]];
    }
};

QTEST_GUILESS_MAIN(SecretLabelTest)
#include "secret_label_test.moc"
