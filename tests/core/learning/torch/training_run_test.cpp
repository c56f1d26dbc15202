#include "core/learning/torch/training_run.h"

#include <QTest>
#include <cmath>

#include "core/base/error.h"
#include "core/learning/learning_module.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_encoder.h"
#include "core/learning/torch/torch_trainer.h"
#include "tests/core/learning/same_values.h"
#include "tests/core/learning/torch/small_data.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

/// DRHN-1 on 16 x 16 pixels, with as much to lose as there is: an average, something held out, cutout.
TrainingRecipe quickRecipe() {
    TrainingRecipe recipe;
    recipe.blocks = 1;
    recipe.bits = 12;
    recipe.epochs = 3;
    recipe.batch = 32;
    recipe.learningRate = 0.05;
    recipe.holdout = 32;
    recipe.cutout = 4;
    recipe.averaging = 0.9;
    recipe.precision = Precision::Float32;
    return recipe;
}

/// Figures but for the time.
bool sameFigures(const std::vector<EpochFigures>& a, const std::vector<EpochFigures>& b) {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) {
        EpochFigures other = b[i];
        other.seconds = a[i].seconds;
        if (!(a[i] == other))
            return false;
    }
    return a.size() == b.size();
}

}  // namespace

class TrainingRunTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        setThreadsToWaitAsleep();
        useThreads(2);
        m_data = tintedDataSet(160, 40, 16, 4);
    }

    void aRunThatBreaksOffAnywhereEndsInTheSameBits() {
        for (const Head head : {Head::Sigmoid, Head::Ortho}) {
            TrainingRecipe recipe = quickRecipe();
            recipe.head = head;
            const auto whole = train(recipe, {});
            // 4 steps an epoch: within the first epoch, at its end, and three times.
            for (const std::vector<int>& breaks : {std::vector<int>{2}, {4}, {1, 7, 11}}) {
                if (head == Head::Ortho && breaks.size() == 1)
                    continue;
                const fs::path file = m_folder / "run.checkpoint";
                removeCheckpoint(file);
                bool resume = false;
                for (const int steps : breaks) {
                    breakOff(recipe, {file, resume, {}, std::chrono::milliseconds(0)}, steps);
                    resume = true;
                }
                const auto resumed = train(recipe, {file, true, {}, std::chrono::milliseconds(0)});
                QVERIFY(resumed && sameValues(whole->model, resumed->model));
                QVERIFY(sameFigures(whole->epochs, resumed->epochs));
                QCOMPARE(resumed->keptEpoch, whole->keptEpoch);
            }
        }
    }

    void stoppedItGoesOnFromWhereItStopped() {
        const fs::path file = m_folder / "stopped.checkpoint";
        std::stop_source stop;
        int steps = 0;
        const JobContext context(stop.get_token(), nullptr, {});
        const TrainingRecipe quick = quickRecipe();
        TrainingRun run({m_data, quick, {file, false, {}, std::chrono::hours(1)}}, torch::kCPU, context, {});
        run.setBeforePart([&](std::int64_t) {
            if (++steps == 6)
                stop.request_stop();
        });
        const auto stopped = run.run();
        QVERIFY(stopped && stopped->stopped && stopped->epochs.size() == 1);
        QCOMPARE(readCheckpointState(file).step, std::uint64_t{6});
        const auto resumed = train(quickRecipe(), {file, true, {}, std::chrono::hours(1)});
        QVERIFY(sameValues(train(quickRecipe(), {})->model, resumed->model));
    }

    void anotherRunsCheckpointIsRefused() {
        const fs::path file = m_folder / "other.checkpoint";
        train(quickRecipe(), {file, false, {}, std::chrono::hours(1)});
        TrainingRecipe other = quickRecipe();
        other.seed = 5;
        QCOMPARE(refusalOf(other, file), std::string("checkpoint-differs"));
        QCOMPARE(refusalOf(quickRecipe(), m_folder / "nowhere"), std::string("checkpoint-missing"));
        m_data.training.labels[0] ^= 1;
        QCOMPARE(refusalOf(quickRecipe(), file), std::string("checkpoint-differs"));
        m_data.training.labels[0] ^= 1;
    }

    void aRunThatDivergesLeavesTheLastGoodCheckpoint() {
        const fs::path file = m_folder / "diverged.checkpoint";
        TrainingRecipe recipe = quickRecipe();
        recipe.learningRate = 1000;
        recipe.weightDecay = 10;
        recipe.warmUp = 0.5;
        recipe.epochs = 30;
        QCOMPARE(refusalOf(recipe, file, false), std::string("training-diverged"));
        if (fs::exists(file))
            for (const float value : readCheckpoint(file).values)
                QVERIFY(std::isfinite(value));
    }

    void whereMemoryRunsOutBatchesAreCut() {
        std::vector<std::string> remarks;
        const JobContext context;
        const TrainingRecipe quick = quickRecipe();
        TrainingRun run({m_data, quick}, torch::kCPU, context,
                        {.remark = [&](const Error& remark) { remarks.emplace_back(remark.what()); }});
        run.setBeforePart([](std::int64_t pictures) {
            if (pictures > 16)
                throw std::bad_alloc();
        });
        const auto result = run.run();
        QVERIFY(result && result->epochs.size() == 3);
        QCOMPARE(remarks.size(), std::size_t{1});
        QVERIFY(remarks.front().find("2 parts") != std::string::npos);
    }

    void whereNoBatchIsSmallEnoughTheRunEndsInASentence() {
        const JobContext context;
        const TrainingRecipe quick = quickRecipe();
        TrainingRun run({m_data, quick}, torch::kCPU, context, {});
        run.setBeforePart([](std::int64_t) { TORCH_CHECK(false, "CUDA out of memory."); });
        QVERIFY_EXCEPTION_THROWN(run.run(), c10::Error);
    }

    void theModelOfEveryHeadIsTheNetworkThatWasTrained() {
        for (const Head head : {Head::Sigmoid, Head::Ortho, Head::Csq}) {
            TrainingRecipe recipe = quickRecipe();
            recipe.head = head;
            recipe.labelSmoothing = 0;
            recipe.epochs = 12;
            recipe.normalisation = head == Head::Csq ? Normalisation::MeanImage : Normalisation::Channels;
            const auto result = train(recipe, {});
            QVERIFY(result->model.description.head == head);
            const Encoded encoded =
                TorchEncoder(result->model, torch::kCPU, 2).encode(m_data.test.pixels, m_data.test.count());
            int right = 0;
            for (std::size_t i = 0; i < m_data.test.count(); ++i) {
                const auto* scores = encoded.scores.data() + 4 * i;
                right += std::max_element(scores, scores + 4) - scores == m_data.test.labels[i];
            }
            QVERIFY2(right >= 32, std::to_string(right).c_str());
        }
    }

    void patienceEndsARunThatGetsNoBetter() {
        TrainingRecipe recipe = quickRecipe();
        recipe.epochs = 60;
        recipe.patience = 2;
        recipe.averaging = 0;
        recipe.learningRate = 0.3;
        const auto result = train(recipe, {});
        QVERIFY(!result->stopped && result->epochs.size() < 60);
        QCOMPARE(static_cast<int>(result->epochs.size()), result->keptEpoch + 2);
    }

    void everyKnobOfTheStartCanBeTrainedWith() {
        TrainingRecipe recipe = quickRecipe();
        recipe.whitenStem = true;
        recipe.zeroLastScale = true;
        recipe.refreshNorms = true;
        recipe.normBiasRate = 4;
        recipe.normDecay = true;
        recipe.gradientClip = 1;
        recipe.earlySize = 12;
        recipe.earlyShare = 0.5;
        recipe.plainEnd = 0.2;
        recipe.mirroring = Mirroring::Both;
        const auto result = train(recipe, {});
        QCOMPARE(result->epochs.back().imagesSeen, std::uint64_t{3 * 256});
        QVERIFY(result->epochs.back().trainLoss < result->epochs.front().trainLoss);
    }

    void thePaceIsMeasured() {
        TorchTrainer trainer(torch::kCPU, 2);
        const auto pace = trainer.measurePace(quickRecipe(), 16, 4, JobContext());
        QVERIFY(pace && pace->picturesPerSecond > 1 && pace->bytes > 1'000'000);
        TrainingRecipe huge = quickRecipe();
        huge.blocks = 16;
        huge.batch = 65'536;
        try {
            trainer.measurePace(huge, 256, 4, JobContext());
            QFAIL("it must not fit");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("memory-too-small"));
        }
    }

private:
    std::optional<TrainingResult> train(const TrainingRecipe& recipe, const CheckpointPlan& plan) {
        return TorchTrainer(torch::kCPU, 2).train({m_data, recipe, plan}, JobContext(), {});
    }

    /// As if the process had been killed after so many steps.
    void breakOff(const TrainingRecipe& recipe, const CheckpointPlan& plan, int steps) {
        useThreads(2);
        const JobContext context;
        TrainingRun run({m_data, recipe, plan}, torch::kCPU, context, {});
        if (plan.resume)
            run.resume();
        const std::uint64_t before = plan.resume ? readCheckpointState(plan.file).step : 0;
        auto left = static_cast<std::int64_t>(steps) - static_cast<std::int64_t>(before);
        run.setBeforePart([&](std::int64_t) {
            if (left-- == 0)
                throw std::runtime_error("killed");
        });
        QVERIFY_EXCEPTION_THROWN(run.run(), std::runtime_error);
    }

    std::string refusalOf(const TrainingRecipe& recipe, const fs::path& checkpoint, bool resume = true) {
        try {
            train(recipe, {checkpoint, resume, {}, std::chrono::milliseconds(0)});
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    TemporaryFolder m_folder;
    DataSet m_data;
};

QTEST_GUILESS_MAIN(TrainingRunTest)
#include "training_run_test.moc"
