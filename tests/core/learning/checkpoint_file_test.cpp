#include "core/learning/checkpoint_file.h"

#include <QTest>
#include <cmath>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <sstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

Checkpoint someCheckpoint() {
    Checkpoint checkpoint;
    checkpoint.recipe.blocks = 2;
    checkpoint.recipe.seed = std::numeric_limits<std::uint64_t>::max();
    checkpoint.dataSet = "colours";
    checkpoint.dataDigest = "ab12";
    checkpoint.note = "/data/colours";
    checkpoint.precision = Precision::BFloat16;
    checkpoint.epochs = {{1, 0.1, 2.5, 0.25, 2.25, 0.5, 1000, 3.5}, {2, 0.05, 1.5, 0.5, {}, {}, 2000, 3.25}};
    checkpoint.step = 17;
    checkpoint.imagesSeen = 2176;
    checkpoint.randomAtEpoch = "1 2 3";
    checkpoint.randomNow = "4 5 6";
    checkpoint.lossSum = 0.1;
    checkpoint.correct = 7;
    checkpoint.secondsInEpoch = 1.5;
    checkpoint.keptEpoch = 1;
    checkpoint.bestLoss = 2.25;
    checkpoint.parts = 2;
    checkpoint.values = {1, -2, 0.5F};
    checkpoint.velocity = {0.25F};
    checkpoint.kept = {3, 4, 5};
    return checkpoint;
}

std::string contentsOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

class CheckpointFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        writeCheckpoint(m_file, someCheckpoint());
        m_bytes = contentsOf(m_file);
    }

    void aRoundTripKeepsEverything() {
        const Checkpoint read = readCheckpoint(m_file);
        const Checkpoint written = someCheckpoint();
        QVERIFY(read.recipe == written.recipe);
        QVERIFY(read.dataSet == written.dataSet && read.dataDigest == written.dataDigest &&
                read.note == written.note);
        QVERIFY(read.precision == written.precision && read.epochs == written.epochs);
        QVERIFY(read.step == written.step && read.imagesSeen == written.imagesSeen);
        QVERIFY(read.randomAtEpoch == written.randomAtEpoch && read.randomNow == written.randomNow);
        QVERIFY(read.lossSum == written.lossSum && read.correct == written.correct);
        QVERIFY(read.secondsInEpoch == written.secondsInEpoch && read.bestLoss == written.bestLoss);
        QVERIFY(read.keptEpoch == written.keptEpoch && read.parts == written.parts);
        QVERIFY(read.values == written.values && read.velocity == written.velocity);
        QVERIFY(read.average.empty() && read.kept == written.kept);
    }

    void theStateIsReadWithoutTheTensors() {
        const Checkpoint state = readCheckpointState(m_file);
        QCOMPARE(state.step, std::uint64_t{17});
        QVERIFY(state.values.empty());
    }

    void truncatedAnywhereItIsRefused() {
        for (std::size_t size = 0; size < m_bytes.size(); ++size)
            QVERIFY2(refused(m_bytes.substr(0, size)), std::to_string(size).c_str());
        QVERIFY(refused(m_bytes + "x"));
    }

    void everyWayOfBreakingItIsRefused_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* name, const char* from, const char* to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        row("not ours", "kindred-checkpoint", "kindred-checkpoynt");
        row("gigantic tensor", "[3]", "[4611686018427387904]");
        row("tensor of two sides", "[3]", "[3,1]");
        row("overlap", "\"data_offsets\":[12,", "\"data_offsets\":[11,");
        row("setting unknown", "\"momentum\"", "\"momantum\"");
        row("setting out of range", "\"blocks\":\"2\"", "\"blocks\":\"17\"");
        row("setting beyond double", "\"momentum\":\"0.9\"", "\"momentum\":\"1e999\"");
        row("step below zero", "\\\"step\\\":17", "\\\"step\\\":-1");
        row("step with a fraction", "\\\"step\\\":17", "\\\"step\\\":1e300");
        row("no parts", "\\\"parts\\\":2", "\\\"parts\\\":0");
        row("more parts than pictures", "\\\"parts\\\":2", "\\\"parts\\\":4294967298");
        row("kept an epoch to come", "\\\"kept_epoch\\\":1", "\\\"kept_epoch\\\":3");
        row("epoch below zero", "\\\"epochs\\\":[[1,", "\\\"epochs\\\":[[-1,");
        row("epoch gigantic", "\\\"epochs\\\":[[1,", "\\\"epochs\\\":[[1e300,");
        row("epoch cut short", "\\\"epochs\\\":[[1,", "\\\"epochs\\\":[[1],[");
        row("loss beyond double", "\\\"loss_sum\\\":0.1", "\\\"loss_sum\\\":1e999");
        row("loss that is a word", "\\\"loss_sum\\\":0.1", "\\\"loss_sum\\\":true");
        row("state no object", "\"state\":\"{", "\"state\":\"[{");
    }

    void everyWayOfBreakingItIsRefused() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        std::uint64_t length = 0;
        std::memcpy(&length, m_bytes.data(), sizeof length);
        std::string json = m_bytes.substr(sizeof length, length);
        const std::size_t place = json.find(from.toStdString());
        QVERIFY(place != std::string::npos);
        json.replace(place, std::size_t(from.size()), to.toStdString());
        const std::uint64_t now = json.size();
        QVERIFY(refused(std::string(reinterpret_cast<const char*>(&now), sizeof now) + json +
                        m_bytes.substr(sizeof length + length)));
    }

    void valuesThatAreNoNumbersAreRefused() {
        for (const float value : {std::nanf(""), HUGE_VALF, -HUGE_VALF}) {
            std::string bytes = m_bytes;
            std::memcpy(bytes.data() + bytes.size() - sizeof value, &value, sizeof value);
            QVERIFY(refused(bytes));
        }
    }

    void anyNumberOfEntriesIsReadInOneGo() {
        std::string json = "{";
        for (int i = 0; json.size() < 8'000'000; ++i)
            json += "\"" + std::to_string(i) + "\":0,";
        json += "\"\":0}";
        const std::uint64_t length = json.size();
        QVERIFY(refused(std::string(reinterpret_cast<const char*>(&length), sizeof length) + json));
    }

    void whatIsNotThereSaysSo() {
        QCOMPARE(codeOf([&] { readCheckpoint(m_folder / "absent"); }), std::string("checkpoint-missing"));
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

    void whatACrashLeftBehindGoesToo() {
        const fs::path file = m_folder / "gone.safetensors.checkpoint";
        writeCheckpoint(file, someCheckpoint());
        writeCheckpoint(m_folder / "gone.safetensors.checkpoint.part-x1", someCheckpoint());
        removeCheckpoint(file);
        QVERIFY(!fs::exists(file) && !fs::exists(m_folder / "gone.safetensors.checkpoint.part-x1"));
        QVERIFY(fs::exists(m_file));
    }

private:
    static std::string codeOf(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    static bool refused(const std::string& bytes) {
        std::istringstream stream(bytes);
        return codeOf([&] { readCheckpoint(stream, bytes.size(), "broken"); }) == "checkpoint-damaged";
    }

    TemporaryFolder m_folder;
    fs::path m_file = m_folder / "model.safetensors.checkpoint";
    std::string m_bytes;
};

QTEST_GUILESS_MAIN(CheckpointFileTest)
#include "checkpoint_file_test.moc"
