#include <QFile>
#include <QImage>
#include <QtTest>
#include <array>
#include <map>

#include "tests/app/cli_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

using namespace kindred;
namespace fs = std::filesystem;

/// The main job on real input, as a person would do it from a shell: train on a part of CIFAR-10, index
/// pictures that the network has never seen, look for more like one of them.
class EndToEndTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mostOfTheTopTenShareTheQuerysClass();
};

namespace {

constexpr int side = 32;
constexpr int recordBytes = 1 + 3 * side * side;
/// Classes of the official order that DRHN-1 can tell apart after a minute.
const std::map<int, std::string> classes{{0, "airplane"}, {1, "automobile"}, {6, "frog"}, {8, "ship"}};

QImage imageOf(const QByteArray& record) {
    QImage image(side, side, QImage::Format_RGB888);
    const auto* planes = reinterpret_cast<const uchar*>(record.constData()) + 1;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const int at = y * side + x;
            image.setPixelColor(x, y,
                                QColor(planes[at], planes[at + side * side], planes[at + 2 * side * side]));
        }
    }
    return image;
}

/// The first `perClass` pictures of each class as FOLDER/CLASS/NUMBER.png; how many were written.
int writeAsPng(const fs::path& batch, const fs::path& folder, int perClass) {
    QFile file(text(batch));
    std::map<int, int> written;
    int total = 0;
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (int number = 0; !file.atEnd(); ++number) {
        const QByteArray record = file.read(recordBytes);
        const auto known = classes.find(static_cast<uchar>(record[0]));
        if (known == classes.end() || written[known->first] == perClass) {
            continue;
        }
        const fs::path path = folder / known->second / (std::to_string(number) + ".png");
        fs::create_directories(path.parent_path());
        total += imageOf(record).save(text(path)) ? 1 : 0;
        ++written[known->first];
    }
    return total;
}

std::string classOf(const QString& path) {
    return fs::path(path.toStdString()).parent_path().filename().string();
}

}  // namespace

void EndToEndTest::mostOfTheTopTenShareTheQuerysClass() {
    constexpr int trainPerClass = 400;
    constexpr int testPerClass = 50;
    constexpr int queriesPerClass = 4;
    const auto cifar = unpackCifar10();
    if (!cifar) {
        QSKIP("CIFAR-10 is not there, or cannot be unpacked.");
    }
    const TemporaryFolder folder;
    const fs::path data = folder / "part";
    const fs::path library = folder / "pictures.kindred";
    const fs::path model = folder / "part.safetensors";
    const int classCount = static_cast<int>(classes.size());
    QCOMPARE(writeAsPng(*cifar / "data_batch_1.bin", data / "train", trainPerClass),
             classCount * trainPerClass);
    QCOMPARE(writeAsPng(*cifar / "test_batch.bin", data / "test", testPerClass), classCount * testPerClass);

    const CliResult trained =
        runCli({"train",  "--data",      text(data), "--out",     text(model), "--blocks", "1",
                "--bits", "48",          "--epochs", "12",        "--batch",   "32",       "--learning-rate",
                "0.05",   "--averaging", "0.98",     "--holdout", "0",         "--seed",   "1"});
    QVERIFY2(trained.status == 0, trained.all());

    int status = -1;
    const QJsonObject indexed =
        runJson({"index", "--library", text(library), "--model", text(model), text(data / "test")}, &status);
    QCOMPARE(status, 0);
    QCOMPARE(indexed["indexed"].toInt(), classCount * testPerClass);

    int matches = 0;
    int same = 0;
    for (const auto& [label, name] : classes) {
        QStringList queries;
        for (const fs::directory_entry& entry : fs::directory_iterator(data / "test" / name)) {
            queries << text(entry.path());
        }
        queries.sort();
        for (const QString& query : queries.first(queriesPerClass)) {
            const QJsonObject found =
                runJson({"search", "--library", text(library), "--image", query, "--top", "11"});
            for (const QJsonValue& match : found["matches"].toArray()) {
                const QString path = match["path"].toString();
                if (path != query) {
                    ++matches;
                    same += classOf(path) == name ? 1 : 0;
                }
            }
        }
    }
    QVERIFY(matches >= 10 * queriesPerClass * classCount);
    const double share = same / static_cast<double>(matches);
    qInfo("%.3f of the nearest share the query's class; by chance %.3f", share, 1.0 / classCount);
    QVERIFY2(share > 0.5, QByteArray::number(share));
}

QTEST_GUILESS_MAIN(EndToEndTest)
#include "end_to_end_test.moc"
