#include "core/learning/checkpoint_file.h"

#include <QTest>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "core/base/error.h"
#include "core/learning/named_recipes.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

Checkpoint halfWay() {
    Checkpoint checkpoint;
    checkpoint.recipe = namedRecipe("published").recipe;
    checkpoint.recipe.seed = 18446744073709551615U;
    checkpoint.dataSet = "CIFAR-10";
    checkpoint.dataDigest = "abc";
    checkpoint.note = "/data/cifar \xC3\xBC";
    checkpoint.precision = Precision::BFloat16;
    checkpoint.epochs = {{1, 0.1, 2.0 / 3, 0.25, std::nullopt, std::nullopt, 100, 1.5},
                         {2, 0.2, 1.0 / 3, 0.5, 0.7, 0.8, 200, 2.5}};
    checkpoint.step = 1234;
    checkpoint.imagesSeen = 157952;
    checkpoint.randomAtEpoch = "1 2 3";
    checkpoint.randomNow = "4 5 6";
    checkpoint.lossSum = 1 / 7.0;
    checkpoint.correct = 99;
    checkpoint.secondsInEpoch = 3.25;
    checkpoint.keptEpoch = 2;
    checkpoint.bestLoss = 0.1 + 0.2;
    checkpoint.parts = 2;
    checkpoint.values = {1.5F, -2.0F, 1e-30F};
    checkpoint.velocity = {0.25F, 0.5F};
    checkpoint.kept = {3, 4, 5};
    return checkpoint;
}

std::string codeOf(const fs::path& file) {
    try {
        readCheckpoint(file);
    } catch (const Error& error) {
        return error.code();
    }
    return {};
}

}  // namespace

class CheckpointFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBackToTheLastBit() {
        const fs::path file = m_folder / "run.checkpoint";
        const Checkpoint written = halfWay();
        writeCheckpoint(file, written);
        const Checkpoint read = readCheckpoint(file);
        QVERIFY(read.recipe == written.recipe);
        QVERIFY(read.epochs == written.epochs);
        QCOMPARE(read.note, written.note);
        QCOMPARE(read.dataSet, written.dataSet);
        QCOMPARE(read.dataDigest, written.dataDigest);
        QVERIFY(read.precision == written.precision);
        QCOMPARE(read.step, written.step);
        QCOMPARE(read.imagesSeen, written.imagesSeen);
        QCOMPARE(read.randomAtEpoch, written.randomAtEpoch);
        QCOMPARE(read.randomNow, written.randomNow);
        QVERIFY(read.lossSum == written.lossSum && read.bestLoss == written.bestLoss);
        QCOMPARE(read.correct, written.correct);
        QCOMPARE(read.secondsInEpoch, written.secondsInEpoch);
        QCOMPARE(read.keptEpoch, written.keptEpoch);
        QCOMPARE(read.parts, written.parts);
        QVERIFY(read.values == written.values && read.velocity == written.velocity);
        QVERIFY(read.average.empty() && read.kept == written.kept);
        const Checkpoint state = readCheckpointState(file);
        QVERIFY(state.epochs == written.epochs && state.values.empty());
    }

    void aRunWithoutABestEpochHasNoBestLoss() {
        Checkpoint first = halfWay();
        first.keptEpoch = 0;
        first.kept.clear();
        first.bestLoss = HUGE_VAL;
        writeCheckpoint(m_folder / "first", first);
        QCOMPARE(readCheckpoint(m_folder / "first").bestLoss, HUGE_VAL);
    }

    void whatIsNoCheckpointIsRefused() {
        QCOMPARE(codeOf(m_folder / "nowhere"), std::string("checkpoint-missing"));
        const fs::path file = m_folder / "whole";
        writeCheckpoint(file, halfWay());
        std::ifstream stream(file, std::ios::binary);
        const std::string whole((std::istreambuf_iterator<char>(stream)), {});
        for (std::size_t length = 0; length < whole.size(); length += 7) {
            std::ofstream(m_folder / "cut", std::ios::binary) << whole.substr(0, length);
            QCOMPARE(codeOf(m_folder / "cut"), std::string("checkpoint-damaged"));
        }
        std::string other = whole;
        other.replace(other.find("kindred-checkpoint"), 18, "somebody-elses-fil");
        std::ofstream(m_folder / "other", std::ios::binary) << other;
        QCOMPARE(codeOf(m_folder / "other"), std::string("checkpoint-damaged"));
    }

    void removingTakesWhatACrashLeftToo() {
        const fs::path file = m_folder / "gone.checkpoint";
        writeCheckpoint(file, halfWay());
        std::ofstream(m_folder / "gone.checkpoint.part-123") << "half";
        std::ofstream(m_folder / "gone.checkpoint2") << "another";
        removeCheckpoint(file);
        QVERIFY(!fs::exists(file));
        QVERIFY(!fs::exists(m_folder / "gone.checkpoint.part-123"));
        QVERIFY(fs::exists(m_folder / "gone.checkpoint2"));
    }

    void theDigestFollowsPixelsAndLabels() {
        DataSet data{"d", {"a", "b"}, {1, {1, 2, 3, 4, 5, 6}, {0, 1}}, {}};
        const std::string before = dataSetDigest(data);
        QCOMPARE(before, dataSetDigest(data));
        data.training.labels[1] = 0;
        const std::string labels = dataSetDigest(data);
        data.training.pixels[0] = 9;
        QVERIFY(before != labels && labels != dataSetDigest(data));
    }

private:
    TemporaryFolder m_folder;
};

QTEST_GUILESS_MAIN(CheckpointFileTest)
#include "checkpoint_file_test.moc"
