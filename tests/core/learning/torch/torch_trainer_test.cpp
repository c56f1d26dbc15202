#include <QTest>
#include <algorithm>
#include <cmath>
#include <stop_token>

#include "core/base/error.h"
#include "core/learning/learning_module.h"
#include "tests/core/learning/same_values.h"
#include "tests/core/learning/torch/small_data.h"

using namespace kindred;

namespace {

/// Quick and the same on every machine: DRHN-1 in float32 on 16 x 16 pixels.
TrainingRecipe quickRecipe() {
    TrainingRecipe recipe;
    recipe.blocks = 1;
    recipe.bits = 24;
    recipe.epochs = 2;
    recipe.batch = 32;
    recipe.learningRate = 0.05;
    recipe.holdout = 32;
    recipe.averaging = 0;
    recipe.precision = Precision::Float32;
    return recipe;
}

}  // namespace

class TorchTrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_backend = openLearningModule(KINDRED_MODULE);
        m_backend->setThreads(2);
        m_data = tintedDataSet(160, 40, 16, 4);
    }

    void everyEpochIsReportedAndTheBestHeldOutOneKept() {
        TrainingRecipe recipe = quickRecipe();
        recipe.epochs = 4;
        std::vector<EpochFigures> seen;
        const auto result = train(recipe, {}, [&](const EpochFigures& figures) { seen.push_back(figures); });
        QVERIFY(result && !result->stopped);
        QCOMPARE(seen.size(), std::size_t{4});
        QCOMPARE(result->epochs.size(), std::size_t{4});
        int best = 0;
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(seen[i].epoch, i + 1);
            QVERIFY(seen[i].validationLoss && seen[i].validationAccuracy);
            QCOMPARE(seen[i].imagesSeen, std::uint64_t(128 * (i + 1)));
            if (*seen[i].validationLoss < *seen[best].validationLoss)
                best = i;
        }
        QCOMPARE(result->keptEpoch, best + 1);
        QVERIFY(seen[3].learningRate < 0.02);
        QCOMPARE(result->model.description.inputSize, 16);
        QCOMPARE(result->model.description.classes.size(), std::size_t{4});
    }

    void whatWasLearnedIsInTheModel() {
        TrainingRecipe recipe = quickRecipe();
        recipe.epochs = 12;
        recipe.holdout = 0;
        recipe.averaging = 0.9;
        const auto result = train(recipe);
        QVERIFY(!result->epochs.back().validationLoss);
        QCOMPARE(result->keptEpoch, 12);
        const Encoded encoded =
            m_backend->makeEncoder(result->model, "cpu")->encode(m_data.test.pixels, m_data.test.count());
        int right = 0;
        for (std::size_t i = 0; i < m_data.test.count(); ++i) {
            const auto* scores = encoded.scores.data() + 4 * i;
            right += std::max_element(scores, scores + 4) - scores == m_data.test.labels[i];
        }
        QVERIFY2(right >= 36, std::to_string(right).c_str());
    }

    void aFewPicturesAreFittedEntirely() {
        // 256 pictures without any pattern, to be learned by heart in under 300 steps.
        DataSet data = tintedDataSet(256, 10, 16, 1);
        data.classes = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
        for (std::size_t i = 0; i < 256; ++i)
            data.training.labels[i] = static_cast<std::int32_t>(i * 7 % 10);
        TrainingRecipe recipe;
        recipe.blocks = 1;
        recipe.epochs = 140;
        recipe.batch = 128;
        recipe.learningRate = 0.1;
        recipe.weightDecay = 0;
        recipe.labelSmoothing = 0;
        recipe.cropPadding = 0;
        recipe.mirroring = Mirroring::None;
        recipe.holdout = 0;
        recipe.precision = Precision::Float32;
        double best = 0;
        m_backend->makeTrainer("cpu")->train(
            {data, recipe}, JobContext(),
            {.epoch = [&](const EpochFigures& figures) { best = std::max(best, figures.trainAccuracy); }});
        QCOMPARE(best, 1.0);
    }

    void theSeedDecidesEverything() {
        const auto one = train(quickRecipe());
        const auto again = train(quickRecipe());
        QVERIFY(sameValues(one->model, again->model));
        QCOMPARE(one->epochs.back().trainLoss, again->epochs.back().trainLoss);
        TrainingRecipe other = quickRecipe();
        other.seed = 1;
        QVERIFY(!sameValues(one->model, train(other)->model));
    }

    void theTestSplitIsNotLookedAt() {
        const auto before = train(quickRecipe());
        DataSet data = m_data;
        data.test.labels.assign(data.test.labels.size(), 0);
        std::fill(data.test.pixels.begin(), data.test.pixels.end(), std::uint8_t{0});
        const auto after = m_backend->makeTrainer("cpu")->train({data, quickRecipe()}, JobContext(), {});
        QVERIFY(sameValues(before->model, after->model));
    }

    void stoppedItKeepsTheBestSoFar() {
        std::stop_source stop;
        TrainingRecipe recipe = quickRecipe();
        recipe.epochs = 50;
        const auto result = train(recipe, stop.get_token(), [&](const EpochFigures& figures) {
            if (figures.epoch == 2)
                stop.request_stop();
        });
        QVERIFY(result && result->stopped);
        QCOMPARE(result->epochs.size(), std::size_t{2});
        QVERIFY(result->keptEpoch == 1 || result->keptEpoch == 2);
    }

    void stoppedBeforeTheFirstEpochItKeepsNothing() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!train(quickRecipe(), stop.get_token()));
    }

    void bfloat16Learns() {
        TrainingRecipe recipe = quickRecipe();
        recipe.precision = Precision::BFloat16;
        recipe.epochs = 6;
        const auto result = train(recipe);
        QVERIFY(result->precision == Precision::BFloat16);
        QVERIFY(result->epochs.back().trainLoss < result->epochs.front().trainLoss);
    }

    void aRunThatDivergesSaysSo() {
        TrainingRecipe recipe = quickRecipe();
        recipe.learningRate = 1e20;
        recipe.warmUp = 0;
        recipe.epochs = 30;
        QCOMPARE(refusalOf(recipe), std::string("training-diverged"));
    }

    void impossibleRecipesAreRefused() {
        const auto refusedWith = [&](auto change) {
            TrainingRecipe recipe = quickRecipe();
            change(recipe);
            return refusalOf(recipe);
        };
        QCOMPARE(refusedWith([](auto& r) { r.epochs = 0; }), std::string("recipe-invalid"));
        QCOMPARE(refusedWith([](auto& r) { r.holdout = 159; }), std::string("recipe-invalid"));
        QCOMPARE(refusedWith([](auto& r) { r.holdout = 1000; }), std::string("recipe-invalid"));
        QCOMPARE(refusedWith([](auto& r) { r.cropPadding = 16; }), std::string("recipe-invalid"));
        QCOMPARE(refusedWith([](auto& r) { r.cutout = 17; }), std::string("recipe-invalid"));
        QCOMPARE(refusedWith([](auto& r) { r.warmUp = 1; }), std::string("recipe-invalid"));
        QCOMPARE(refusedWith([](auto& r) { r.blocks = 17; }), std::string("model-description-invalid"));
    }

    void aRunStartsFromAnotherModelsNetwork() {
        TrainingRecipe recipe = quickRecipe();
        recipe.holdout = 0;
        recipe.epochs = 8;
        const auto first = train(recipe);

        TrainingRecipe further = recipe;
        further.epochs = 1;
        further.learningRate = 1e-9;
        further.seed = 7;
        const Model same = trainFrom(first->model, further)->model;
        for (const char* name : {"stem.conv.weight", "groups.5.0.conv2.weight", "groups.3.0.norm1.bias",
                                 "hash.weight", "hash.bias", "classifier.weight"})
            QVERIFY(isClose(valuesOf(same, name), valuesOf(first->model, name)));

        further.bits = 8;
        const auto shorter = trainFrom(first->model, further);
        QCOMPARE(shorter->model.description.bits, 8);
        QVERIFY(isClose(valuesOf(shorter->model, "stem.conv.weight"),
                        valuesOf(first->model, "stem.conv.weight")));

        further = recipe;
        further.epochs = 1;
        QVERIFY(trainFrom(first->model, further)->epochs.front().trainLoss <
                train(further)->epochs.front().trainLoss);
    }

    void aNetworkOfOtherStructureIsNoStart() {
        const auto first = train(quickRecipe());
        TrainingRecipe deeper = quickRecipe();
        deeper.blocks = 2;
        TrainingRecipe otherOrder = quickRecipe();
        otherOrder.blockOrder = BlockOrder::Formula;
        for (const TrainingRecipe& recipe : {deeper, otherOrder}) {
            try {
                trainFrom(first->model, recipe);
                QFAIL("it must be refused");
            } catch (const Error& error) {
                QCOMPARE(error.code(), std::string("start-differs"));
            }
        }
    }

private:
    static bool isClose(const std::vector<float>& a, const std::vector<float>& b) {
        return std::ranges::equal(a, b, [](float x, float y) { return std::abs(x - y) < 1e-5F; });
    }

    std::optional<TrainingResult> train(const TrainingRecipe& recipe, std::stop_token stop = {},
                                        const std::function<void(const EpochFigures&)>& observer = {}) {
        return m_backend->makeTrainer("cpu")->train(
            {m_data, recipe}, JobContext(std::move(stop), nullptr, {}), {.epoch = observer});
    }

    std::optional<TrainingResult> trainFrom(const Model& start, const TrainingRecipe& recipe) {
        return m_backend->makeTrainer("cpu")->train({.data = m_data, .recipe = recipe, .start = &start},
                                                    JobContext(), {});
    }

    static const std::vector<float>& valuesOf(const Model& model, const std::string& name) {
        return std::ranges::find(model.tensors, name, &ModelTensor::name)->values;
    }

    std::string refusalOf(const TrainingRecipe& recipe) {
        try {
            train(recipe);
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    std::unique_ptr<LearningBackend> m_backend;
    DataSet m_data;
};

QTEST_GUILESS_MAIN(TorchTrainerTest)
#include "torch_trainer_test.moc"
