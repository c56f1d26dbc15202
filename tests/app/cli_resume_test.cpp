#include <QtTest>
#include <csignal>
#include <fstream>

#include "core/learning/model_file.h"
#include "tests/app/cli_process.h"
#include "tests/core/learning/same_values.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// A training that is killed, or whose disk or memory is too small, loses nothing.
class CliResumeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void killedAtAnyMomentItEndsInTheSameModel();
    void anUnfinishedRunIsNotOverwritten();
    void aFullDiskEndsInASentenceAndKeepsTheCheckpoint();
    void whatDoesNotFitTheMemoryIsRefusedBeforehand();

private:
    QStringList trainCommand(const fs::path& out) const;
    void killSoon(const QStringList& command, int milliseconds);

    TemporaryFolder m_folder;
    fs::path m_data;
};

namespace {

fs::path checkpointOf(const fs::path& model) {
    return model.string() + ".checkpoint";
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The same under a limit that the shell sets.
CliResult runLimited(const QString& limit, const QStringList& arguments) {
    QProcess process;
    process.start("/bin/sh", QStringList{"-c", limit + "; exec \"$0\" \"$@\"", KINDRED_CLI} + arguments);
    process.waitForFinished(240'000);
    return {.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .out = process.readAllStandardOutput(),
            .err = process.readAllStandardError()};
}

}  // namespace

QStringList CliResumeTest::trainCommand(const fs::path& out) const {
    return {"--json",   "train", "--data",      text(m_data), "--out",    text(out),
            "--blocks", "1",     "--bits",      "12",         "--epochs", "30",
            "--batch",  "16",    "--precision", "float32",    "--seed",   "3"};
}

void CliResumeTest::initTestCase() {
    m_data = m_folder / "shapes";
    for (unsigned i = 0; i < 40; ++i) {
        const std::string name = std::to_string(i) + ".png";
        QVERIFY(writePicture(m_data / "disc" / name, {.shape = PaintedPicture::Shape::Disc, .seed = i}));
        QVERIFY(
            writePicture(m_data / "stripes" / name, {.shape = PaintedPicture::Shape::Stripes, .seed = i}));
    }
}

void CliResumeTest::killSoon(const QStringList& command, int milliseconds) {
    QProcess process;
    startCli(process, command);
    if (!process.waitForFinished(milliseconds)) {
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
    }
}

void CliResumeTest::killedAtAnyMomentItEndsInTheSameModel() {
    const fs::path whole = m_folder / "whole.safetensors";
    QElapsedTimer watch;
    watch.start();
    QCOMPARE(runCli(trainCommand(whole)).status, 0);
    const int took = static_cast<int>(watch.elapsed());
    QVERIFY(!fs::exists(checkpointOf(whole)));

    // Moments spread over the run, however fast the machine is; also before there is anything to go on from.
    const fs::path killed = m_folder / "killed.safetensors";
    for (const double share : {0.3, 0.55, 0.7, 0.9}) {
        QStringList command = trainCommand(killed);
        if (fs::exists(checkpointOf(killed))) {
            command << "--resume";
        }
        killSoon(command, std::max(50, static_cast<int>(took * share)));
        if (fs::exists(killed)) {
            break;
        }
    }
    if (!fs::exists(killed)) {
        const CliResult resumed =
            runCli(trainCommand(killed) +
                   (fs::exists(checkpointOf(killed)) ? QStringList{"--resume"} : QStringList{}));
        QVERIFY2(resumed.status == 0, resumed.all());
    }
    QVERIFY(sameValues(readModel(whole), readModel(killed)));
    QVERIFY(!fs::exists(checkpointOf(killed)));
}

void CliResumeTest::anUnfinishedRunIsNotOverwritten() {
    const fs::path model = m_folder / "unfinished.safetensors";
    QStringList endless = trainCommand(model);
    endless[endless.indexOf("--epochs") + 1] = "100000";
    QProcess process;
    startCli(process, endless);
    QVERIFY(waitForMessage(process, "epoch    2"));
    QCOMPARE(interrupt(process).status, 130);
    const std::string before = bytesOf(checkpointOf(model));
    const CliResult refused = runCli(endless);
    QVERIFY2(refused.status == 3, refused.all());
    QCOMPARE(refused.document().value_or(QJsonObject())["error"].toString(), QString("run-unfinished"));
    const CliResult other = runCli(trainCommand(model) << "--resume");
    QVERIFY2(other.status == 3, other.all());
    QCOMPARE(other.document().value_or(QJsonObject())["error"].toString(), QString("checkpoint-differs"));
    QVERIFY(bytesOf(checkpointOf(model)) == before);
}

void CliResumeTest::aFullDiskEndsInASentenceAndKeepsTheCheckpoint() {
    const fs::path model = m_folder / "full.safetensors";
    QProcess process;
    startCli(process, trainCommand(model));
    QVERIFY(waitForMessage(process, "epoch    1"));
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();
    const std::string before = bytesOf(checkpointOf(model));
    QVERIFY(!before.empty());
    // No file may grow beyond a megabyte; the checkpoint needs more.
    const CliResult full = runLimited("trap '' XFSZ; ulimit -f 2048", trainCommand(model) << "--resume");
    QVERIFY2(full.status == 3, full.all());
    QCOMPARE(full.document().value_or(QJsonObject())["error"].toString(), QString("file-not-written"));
    QVERIFY(bytesOf(checkpointOf(model)) == before);
    QCOMPARE(runCli(trainCommand(model) << "--resume").status, 0);
    QVERIFY(sameValues(readModel(m_folder / "whole.safetensors"), readModel(model)));
}

void CliResumeTest::whatDoesNotFitTheMemoryIsRefusedBeforehand() {
    const fs::path model = m_folder / "huge.safetensors";
    QStringList command = trainCommand(model);
    command[command.indexOf("--batch") + 1] = "65536";
    command[command.indexOf("--blocks") + 1] = "16";
    command << "--size"
            << "256";
    const CliResult refused = runCli(command);
    QVERIFY2(refused.status == 3, refused.all());
    const QJsonObject document = refused.document().value_or(QJsonObject());
    QCOMPARE(document["error"].toString(), QString("memory-too-small"));
    QVERIFY2(document["reason"].toString().contains("a batch of"), refused.all());
    QVERIFY(!fs::exists(model));
}

QTEST_GUILESS_MAIN(CliResumeTest)
#include "cli_resume_test.moc"
