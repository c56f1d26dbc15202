#include <QFile>
#include <QImage>
#include <QtTest>

#include "tests/app/cli_process.h"
#include "tests/app/tiny_model.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// Ctrl+C ends with status 130, and keeps what is finished.
class CliInterruptTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void indexingKeepsWhatWasCommitted();
    void trainingKeepsTheBestModel();
    void evaluationSaysThatItWasStopped();

private:
    TemporaryFolder m_folder;
};

namespace {

/// Pictures that take so long to decode that nobody indexes all of them before the interruption. They are of
/// one colour, and differ in some bytes behind their end only, so that making them costs little.
void writeLargePictures(const fs::path& folder, int count) {
    const fs::path first = folder / "000.png";
    QImage image(5000, 5000, QImage::Format_RGB888);
    image.fill(Qt::red);
    fs::create_directories(folder);
    QVERIFY(image.save(text(first)));
    for (int i = 1; i < count; ++i) {
        const fs::path copy = folder / QString("%1.png").arg(i, 3, 10, QChar('0')).toStdString();
        fs::copy_file(first, copy);
        QFile file(text(copy));
        QVERIFY(file.open(QIODevice::Append));
        file.write(QByteArray::number(i));
    }
}

int picturesIn(const fs::path& library) {
    const CliResult info = runCli({"--json", "info", text(library)});
    return info.status == 0 ? info.document().value_or(QJsonObject())["pictures"].toInt() : 0;
}

}  // namespace

void CliInterruptTest::indexingKeepsWhatWasCommitted() {
    constexpr int count = 200;
    const fs::path photos = m_folder / "photos";
    const fs::path library = m_folder / "pictures.kindred";
    const fs::path model = m_folder / "tiny.safetensors";
    writeLargePictures(photos, count);
    writeTinyModel(model, 32, 1);
    const QStringList index{"--json",      "--threads", "1",         "index",     "--library",
                            text(library), "--model",   text(model), text(photos)};

    QProcess process;
    startCli(process, index);
    QTRY_VERIFY_WITH_TIMEOUT(picturesIn(library) > 0 || process.state() == QProcess::NotRunning, 200'000);
    const CliResult stopped = interrupt(process);
    QVERIFY2(stopped.status == 130, stopped.all());
    QVERIFY2(stopped.document().has_value(), stopped.all());
    const QJsonObject report = *stopped.document();
    QVERIFY(report["stopped"].toBool());
    const int done = report["indexed"].toInt();
    QVERIFY2(done > 0 && done < count, stopped.all());
    QCOMPARE(picturesIn(library), done);

    // What was done is not done again: without the others, there is nothing left to do.
    const QJsonArray kept = runJson({"list", "--library", text(library)})["pictures"].toArray();
    QSet<QString> keep;
    for (const QJsonValue& picture : kept) {
        keep << picture["path"].toString();
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(photos)) {
        if (!keep.contains(text(entry.path()))) {
            fs::remove(entry.path());
        }
    }
    const CliResult again = runCli(index);
    QVERIFY2(again.status == 0, again.all());
    QCOMPARE((*again.document())["unchanged"].toInt(), done);
    QCOMPARE((*again.document())["indexed"].toInt(-1), 0);
}

void CliInterruptTest::trainingKeepsTheBestModel() {
    const fs::path data = m_folder / "shapes";
    const fs::path model = m_folder / "shapes.safetensors";
    for (unsigned i = 0; i < 20; ++i) {
        const std::string name = std::to_string(i) + ".png";
        QVERIFY(writePicture(data / "disc" / name, {.shape = PaintedPicture::Shape::Disc, .seed = i}));
        QVERIFY(writePicture(data / "stripes" / name, {.shape = PaintedPicture::Shape::Stripes, .seed = i}));
    }
    QProcess process;
    startCli(process, {"--json", "train", "--data", text(data), "--out", text(model), "--blocks", "1",
                       "--epochs", "100000", "--batch", "8"});
    QVERIFY(waitForMessage(process, "epoch    1"));
    const CliResult stopped = interrupt(process);
    QVERIFY2(stopped.status == 130, stopped.all());
    const QJsonObject report = stopped.document().value_or(QJsonObject());
    QVERIFY(report["stopped"].toBool());
    QVERIFY(!report["epochs"].toArray().isEmpty());
    QCOMPARE(report["model"].toString(), text(model));
    QCOMPARE(runJson({"info", text(model)})["kind"].toString(), QString("model"));
}

void CliInterruptTest::evaluationSaysThatItWasStopped() {
    const fs::path data = m_folder / "large";
    const fs::path model = m_folder / "tiny.safetensors";
    writeLargePictures(data / "one", 50);
    writeLargePictures(data / "two", 50);
    writeTinyModel(model, 32, 1);
    QProcess process;
    startCli(process, {"--json", "--threads", "1", "evaluate", "--model", text(model), "--data", text(data)});
    QVERIFY(waitForMessage(process, "Loading data"));
    const CliResult stopped = interrupt(process);
    QVERIFY2(stopped.status == 130, stopped.all());
    QCOMPARE(stopped.document().value_or(QJsonObject())["error"].toString(), QString("interrupted"));
}

QTEST_GUILESS_MAIN(CliInterruptTest)
#include "cli_interrupt_test.moc"
