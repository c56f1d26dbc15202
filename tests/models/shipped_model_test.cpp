#include <QColorSpace>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QTest>
#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "tests/app/cli_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

using namespace kindred;

namespace {

constexpr qint64 mostBytes = 12'000'000;
constexpr qint64 mostBytesOfAll = 32'000'000;
constexpr int side = 64;  // of what is painted; a network takes it to its own

QString modelFile(const QString& name, const QString& extension) {
    return QStringLiteral(KINDRED_MODELS "/") + name + extension;
}

/// Code and predicted class of a picture, by its file name.
struct Encoded {
    QString code;
    QString label;
};
using EncodedPictures = std::map<QString, Encoded>;

EncodedPictures encode(const QString& model, const QString& input, int threads) {
    const QJsonObject document =
        runJson({"--threads", QString::number(threads), "encode", "--model", model, input});
    EncodedPictures pictures;
    for (const QJsonValue& image : document["images"].toArray())
        pictures[QFileInfo(image["path"].toString()).fileName()] = {image["code"].toString(),
                                                                    image["label"].toString()};
    return pictures;
}

QStringList codesOf(const EncodedPictures& pictures) {
    QStringList codes;
    for (const auto& [name, picture] : pictures)
        codes << name + " " + picture.code;
    return codes;
}

int distance(const QString& a, const QString& b) {
    int bits = std::abs(static_cast<int>(a.size() - b.size()));
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        bits += a[i] != b[i];
    return bits;
}

int medianOf(std::vector<int> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void writeNoise(const QString& file, unsigned seed) {
    std::mt19937 random(seed);
    QImage image(side, side, QImage::Format_RGB888);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.setPixelColor(x, y, QColor::fromRgb(random()));
    image.save(file);
}

/// N.png and mirrored-N.png of every photograph below the folder that can be read, small.
void writePhotographs(const QString& photographs, const QDir& out) {
    QStringList files;
    for (QDirIterator found(photographs, {"*.jpg"}, QDir::Files, QDirIterator::Subdirectories);
         found.hasNext();)
        files << found.next();
    files.sort();
    for (qsizetype i = 0; i < files.size(); ++i) {
        const QImage photograph(files[i]);
        if (photograph.isNull())
            continue;
        QImage small = photograph.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        small.setColorSpace({});
        small.save(out.filePath(QString("%1.png").arg(i)));
        small.mirrored(true, false).save(out.filePath(QString("mirrored-%1.png").arg(i)));
    }
}

}  // namespace

/// The models that come with Kindred, as programs find them, on pictures that they were not made with.
class ShippedModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allTogetherAreSmall() {
        qint64 bytes = 0;
        for (const QFileInfo& model : QDir(KINDRED_MODELS).entryInfoList({"*.safetensors"})) {
            QVERIFY2(model.size() <= mostBytes, qPrintable(model.fileName()));
            bytes += model.size();
        }
        QVERIFY2(bytes > 0 && bytes <= mostBytesOfAll, qPrintable(QString::number(bytes)));
    }

    void theCardNamesThisFile_data() { rowForEachModel(); }
    void theCardNamesThisFile() {
        QFETCH(QString, name);
        QFile model(modelFile(name, ".safetensors"));
        QFile card(modelFile(name, ".md"));
        QVERIFY(model.open(QIODevice::ReadOnly) && card.open(QIODevice::ReadOnly));
        const QByteArray digest =
            QCryptographicHash::hash(model.readAll(), QCryptographicHash::Sha256).toHex();
        const QByteArray text = card.readAll();
        QVERIFY2(text.contains(digest), digest);
        const QJsonObject metadata = runJson({"info", name})["metadata"].toObject();
        const QString command = metadata["command"].toString();
        QVERIFY2(command.contains(" train ") && text.contains(command.toUtf8()), qPrintable(command));
        const QString fit = metadata["hash_command"].toString();  // none where the hash layer was trained
        QVERIFY2(text.contains(fit.toUtf8()), qPrintable(fit));
        QVERIFY(readmeOfModels().contains("](" + name + ".md)"));
    }

    void codesDependOnNothingButThePicture_data() { rowForEachModel(); }
    void codesDependOnNothingButThePicture() {
        QFETCH(QString, name);
        const TemporaryFolder folder;
        const QDir pictures(text(folder / "pictures"));
        QDir().mkpath(pictures.path());
        for (unsigned seed = 0; seed < 12; ++seed)
            writeNoise(pictures.filePath(QString("noise-%1.png").arg(seed)), seed);
        const EncodedPictures together = encode(name, pictures.path(), 1);
        QCOMPARE(together.size(), std::size_t{12});
        QCOMPARE(codesOf(encode(name, pictures.path(), 1)), codesOf(together));
        QCOMPARE(codesOf(encode(name, pictures.path(), 2)), codesOf(together));
        QCOMPARE(codesOf(encode(name, pictures.path(), 3)), codesOf(together));
        const EncodedPictures alone = encode(name, pictures.filePath("noise-7.png"), 2);
        QCOMPARE(alone.at("noise-7.png").code, together.at("noise-7.png").code);
    }

    void aMirroredPhotographLiesFarNearerThanAnotherPhotograph_data() { rowForEachModel(); }
    /// Photographs that a model takes to show the same kind of thing are left out.
    void aMirroredPhotographLiesFarNearerThanAnotherPhotograph() {
        QFETCH(QString, name);
        const auto data = testDataFolder();
        const QString photographs = data ? text(*data / "photos" / "exif-samples" / "jpg") : QString();
        if (!data || !QDir(photographs).exists())
            QSKIP("The photographs are not at hand (KINDRED_DATA).");
        const TemporaryFolder folder;
        const QDir out(text(folder / "pictures"));
        QDir().mkpath(out.path());
        writePhotographs(photographs, out);

        const EncodedPictures pictures = encode(name, out.path(), 2);
        std::vector<int> toMirrored;
        std::vector<int> toOthers;
        for (const auto& [file, picture] : pictures) {
            if (file.startsWith("mirrored-"))
                continue;
            toMirrored.push_back(distance(picture.code, pictures.at("mirrored-" + file).code));
            for (const auto& [otherFile, other] : pictures)
                if (!otherFile.startsWith("mirrored-") && otherFile != file &&
                    (picture.label.isEmpty() || other.label != picture.label))
                    toOthers.push_back(distance(picture.code, other.code));
        }
        QVERIFY(toMirrored.size() >= 20 && toOthers.size() >= 100);
        qInfo("median distance: %d bits to the mirror image, %d to another photograph; %zu photographs",
              medianOf(toMirrored), medianOf(toOthers), toMirrored.size());
        QVERIFY(3 * medianOf(toMirrored) <= medianOf(toOthers));
    }

private:
    static void rowForEachModel() {
        QTest::addColumn<QString>("name");
        for (const QFileInfo& model : QDir(KINDRED_MODELS).entryInfoList({"*.safetensors"}))
            QTest::newRow(qPrintable(model.completeBaseName())) << model.completeBaseName();
    }

    static QString readmeOfModels() {
        QFile file(QStringLiteral(KINDRED_MODELS "/README.md"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

QTEST_GUILESS_MAIN(ShippedModelTest)
#include "shipped_model_test.moc"
