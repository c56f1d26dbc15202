#include "core/learning/learning_rate.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace kindred;

class LearningRateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSchedulesRiseToThePeakAndFallToNothing() {
        for (const Schedule schedule : {Schedule::Triangular, Schedule::Cosine}) {
            TrainingRecipe recipe;
            recipe.schedule = schedule;
            recipe.learningRate = 0.4;
            recipe.warmUp = 0.25;
            double highest = 0;
            double before = 0;
            for (std::uint64_t step = 0; step < 1000; ++step) {
                const double rate = learningRateAt(recipe, step, 1000);
                QVERIFY(step < 250 ? rate > before : rate < before + 0.4 / 250);
                highest = std::max(highest, rate);
                before = rate;
            }
            QVERIFY(std::abs(highest - 0.4) < 0.002);
            QVERIFY(before < 0.001);
        }
    }

    void halfWayDownIsHalfThePeak() {
        TrainingRecipe recipe;
        recipe.learningRate = 1;
        recipe.warmUp = 0;
        recipe.schedule = Schedule::Triangular;
        QVERIFY(std::abs(learningRateAt(recipe, 250, 1001) - 0.75) < 0.001);
        recipe.schedule = Schedule::Cosine;
        QVERIFY(std::abs(learningRateAt(recipe, 500, 1001) - 0.5) < 1e-12);
        QVERIFY(std::abs(learningRateAt(recipe, 250, 1001) - (1 + std::sqrt(0.5)) / 2) < 0.001);
    }

    void stepsDivideByTenAfterTheEpochsNamed() {
        TrainingRecipe recipe;
        recipe.schedule = Schedule::Steps;
        recipe.warmUp = 0;
        recipe.learningRate = 0.1;
        recipe.epochs = 82;
        recipe.drops = {41, 61};
        const std::uint64_t anEpoch = 781;
        const auto rateIn = [&](std::uint64_t epoch, std::uint64_t step) {
            return learningRateAt(recipe, (epoch - 1) * anEpoch + step, 82 * anEpoch);
        };
        QCOMPARE(rateIn(1, 0), 0.1);
        QCOMPARE(rateIn(41, anEpoch - 1), 0.1);
        QVERIFY(std::abs(rateIn(42, 0) - 0.01) < 1e-15);
        QVERIFY(std::abs(rateIn(61, anEpoch - 1) - 0.01) < 1e-15);
        QVERIFY(std::abs(rateIn(62, 0) - 0.001) < 1e-15);
    }
};

QTEST_GUILESS_MAIN(LearningRateTest)
#include "learning_rate_test.moc"
