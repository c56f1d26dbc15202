#include "core/learning/training_memory.h"

#include <QTest>

using namespace kindred;

class TrainingMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNeedGrowsWithBatchDepthSizeAndPrecision() {
        const TrainingRecipe recipe;
        const auto need = [](TrainingRecipe changed, int side, Precision precision) {
            return trainingBytes(changed, side, 10, precision);
        };
        const std::uint64_t standard = need(recipe, 32, Precision::BFloat16);
        TrainingRecipe larger = recipe;
        larger.batch *= 2;
        QVERIFY(need(larger, 32, Precision::BFloat16) > standard);
        TrainingRecipe deeper = recipe;
        deeper.blocks = 15;
        QVERIFY(need(deeper, 32, Precision::BFloat16) > 2 * standard);
        QVERIFY(need(recipe, 64, Precision::BFloat16) > 2 * standard);
        QVERIFY(need(recipe, 32, Precision::Float32) > standard);
    }

    void theBatchNamedIsTheLargestThatFits() {
        TrainingRecipe recipe;
        recipe.batch = 512;
        for (const std::uint64_t bytes : {500'000'000U, 1'000'000'000U, 1'500'000'000U}) {
            const int batch = largestBatchWithin(bytes, recipe, 32, 10, Precision::Float32);
            QVERIFY(batch >= 2 && batch < 512);
            TrainingRecipe tried = recipe;
            tried.batch = batch;
            QVERIFY(trainingBytes(tried, 32, 10, Precision::Float32) <= bytes);
            tried.batch = 2 * batch;
            QVERIFY(trainingBytes(tried, 32, 10, Precision::Float32) > bytes);
        }
        QCOMPARE(largestBatchWithin(1000, recipe, 32, 10, Precision::Float32), 0);
        QCOMPARE(largestBatchWithin(UINT64_MAX, recipe, 32, 10, Precision::Float32), 512);
    }
};

QTEST_GUILESS_MAIN(TrainingMemoryTest)
#include "training_memory_test.moc"
