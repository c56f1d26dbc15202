#include <QtTest>
#include <algorithm>
#include <fstream>

#include "tests/app/cli_process.h"
#include "tests/app/tiny_model.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// Indexing, searching, listing and removing, as a script would do it.
class CliLibraryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void modelIsDescribed();
    void picturesAreEncoded();
    void brokenPictureIsListedAndTheRestIndexed();
    void secondRunFindsNothingNew();
    void movedChangedAndRemovedFilesAreCounted();
    void libraryIsDescribed();
    void pictureFindsItself();
    void codeFindsItsPicture();
    void ranksByMoreThanBits();
    void topAndRadiusLimitTheMatches();
    void secondModelGetsItsCodesBesideTheFirst();
    void listShowsStatesAndCodes();
    void removedFolderIsGoneAndItsFilesStay();
    void folderBelowARootIsLeftOutFromThenOn();
    void pathThatIsNoUtf8ComesBack();
    void plainTextIsForPeople();

private:
    QJsonObject index(const fs::path& folder, int expectedStatus);
    QJsonArray search(const QStringList& arguments);
    QString codeOf(const fs::path& picture);

    TemporaryFolder m_models;
    std::optional<TemporaryFolder> m_folder;
    fs::path m_model;
    fs::path m_library;
    fs::path m_photos;
};

namespace {

constexpr int bits = 32;

/// Six pictures that differ, two of them in a sub-folder.
void paintPhotos(const fs::path& folder) {
    const QList<QColor> colours{Qt::red, Qt::green, Qt::blue, Qt::yellow, Qt::black, Qt::white};
    for (int i = 0; i < colours.size(); ++i) {
        const fs::path below = i < 4 ? folder : folder / "below";
        const auto shape = i % 2 ? PaintedPicture::Shape::Disc : PaintedPicture::Shape::Stripes;
        QVERIFY(writePicture(below / ("picture" + std::to_string(i) + ".png"),
                             {.shape = shape, .colour = colours[i], .seed = static_cast<unsigned>(i)}));
    }
}

void truncate(const fs::path& file) {
    fs::resize_file(file, fs::file_size(file) / 2);
}

QStringList pathsOf(const QJsonArray& rows) {
    QStringList paths;
    for (const QJsonValue& row : rows) {
        paths << row["path"].toString();
    }
    return paths;
}

}  // namespace

void CliLibraryTest::initTestCase() {
    m_model = m_models / "tiny.safetensors";
    writeTinyModel(m_model, bits, 1);
}

void CliLibraryTest::init() {
    m_folder.emplace();
    m_library = *m_folder / "pictures.kindred";
    m_photos = *m_folder / "photos";
    paintPhotos(m_photos);
}

QJsonObject CliLibraryTest::index(const fs::path& folder, int expectedStatus) {
    int status = -1;
    const QJsonObject report =
        runJson({"index", "--library", text(m_library), "--model", text(m_model), text(folder)}, &status);
    if (status != expectedStatus) {
        qWarning() << "status" << status << report;
    }
    const int counted = report["indexed"].toInt() + report["unchanged"].toInt() + report["moved"].toInt() +
                        static_cast<int>(report["failures"].toArray().size());
    if (status != expectedStatus || report["found"].toInt(-1) != counted) {
        return {};
    }
    return report;
}

QJsonArray CliLibraryTest::search(const QStringList& arguments) {
    return runJson(QStringList{"search", "--library", text(m_library)} + arguments)["matches"].toArray();
}

QString CliLibraryTest::codeOf(const fs::path& picture) {
    const QJsonObject report = runJson({"encode", "--model", text(m_model), text(picture)});
    return report["images"][0]["code"].toString();
}

void CliLibraryTest::modelIsDescribed() {
    const QJsonObject model = runJson({"info", text(m_model)});
    QCOMPARE(model["kind"].toString(), QString("model"));
    QCOMPARE(model["name"].toString(), QString("tiny"));
    QCOMPARE(model["network"].toString(), QString("drhn"));
    QCOMPARE(model["blocks"].toInt(), 1);
    QCOMPARE(model["bits"].toInt(), bits);
    QCOMPARE(model["classes"].toArray(), QJsonArray({"cat", "dog"}));
    QCOMPARE(model["head"].toString(), QString("sigmoid"));
    QCOMPARE(model["input_size"].toInt(), 32);
    QCOMPARE(model["parameters"].toInt(), 540608 - 96304 + 129 * bits + (bits + 1) * 2);
    QCOMPARE(model["sha256"].toString().size(), 64);
    QCOMPARE(model["metadata"]["format"].toString(), QString("kindred-model"));
}

void CliLibraryTest::picturesAreEncoded() {
    const QJsonObject report = runJson({"encode", "--model", text(m_model), "--activations", text(m_photos)});
    QCOMPARE(report["model"].toString(), text(m_model));
    QCOMPARE(report["images"].toArray().size(), 6);
    QVERIFY(report["failures"].toArray().isEmpty());
    QVERIFY(report["seconds"].isDouble());
    for (const QJsonValue& image : report["images"].toArray()) {
        const QString code = image["code"].toString();
        const QJsonArray activations = image["activations"].toArray();
        QCOMPARE(code.size(), bits);
        QCOMPARE(activations.size(), bits);
        for (int bit = 0; bit < bits; ++bit) {
            QCOMPARE(code[bit], activations[bit].toDouble() > 0 ? QChar('1') : QChar('0'));
        }
        QVERIFY(QStringList({"cat", "dog"}).contains(image["label"].toString()));
        QVERIFY(image["confidence"].toDouble() >= 0.5 && image["confidence"].toDouble() <= 1);
    }
}

void CliLibraryTest::brokenPictureIsListedAndTheRestIndexed() {
    truncate(m_photos / "picture2.png");
    const QJsonObject report = index(m_photos, 1);
    QCOMPARE(report["found"].toInt(), 6);
    QCOMPARE(report["indexed"].toInt(), 5);
    const QJsonArray failures = report["failures"].toArray();
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures[0]["path"].toString(), text(m_photos / "picture2.png"));
    QCOMPARE(failures[0]["error"].toString(), QString("truncated"));
    QVERIFY(failures[0]["reason"].toString().endsWith('.'));

    const QJsonArray listed =
        runJson({"list", "--library", text(m_library), "--failures"})["pictures"].toArray();
    QCOMPARE(pathsOf(listed), QStringList(text(m_photos / "picture2.png")));
    QCOMPARE(listed[0]["state"].toString(), QString("failed"));
    QCOMPARE(listed[0]["error"].toString(), QString("truncated"));
}

void CliLibraryTest::secondRunFindsNothingNew() {
    QCOMPARE(index(m_photos, 0)["indexed"].toInt(), 6);
    const QJsonObject second = index(m_photos, 0);
    QCOMPARE(second["indexed"].toInt(-1), 0);
    QCOMPARE(second["unchanged"].toInt(), 6);
    QCOMPARE(second["library"].toString(), text(m_library));
    QCOMPARE(second["model"].toString(), text(m_model));
}

void CliLibraryTest::movedChangedAndRemovedFilesAreCounted() {
    QCOMPARE(index(m_photos, 0)["indexed"].toInt(), 6);
    fs::rename(m_photos / "picture0.png", m_photos / "renamed.png");
    fs::remove(m_photos / "picture1.png");
    QVERIFY(
        writePicture(m_photos / "picture2.png", {.colour = Qt::cyan, .width = 80, .height = 80, .seed = 99}));
    fs::copy(m_photos / "picture3.png", m_photos / "copy.png");

    const QJsonObject report = index(m_photos, 0);
    QCOMPARE(report["found"].toInt(), 6);
    QCOMPARE(report["moved"].toInt(), 1);
    QCOMPARE(report["indexed"].toInt(), 2);
    QCOMPARE(report["unchanged"].toInt(), 3);
    QCOMPARE(report["missing"].toInt(), 1);

    const QJsonArray missing =
        runJson({"list", "--library", text(m_library), "--missing"})["pictures"].toArray();
    QCOMPARE(pathsOf(missing), QStringList(text(m_photos / "picture1.png")));
}

void CliLibraryTest::libraryIsDescribed() {
    index(m_photos, 0);
    const QJsonObject library = runJson({"info", text(m_library)});
    QCOMPARE(library["kind"].toString(), QString("library"));
    QCOMPARE(library["pictures"].toInt(), 6);
    QCOMPARE(library["failures"].toInt(-1), 0);
    QCOMPARE(library["missing"].toInt(-1), 0);
    QVERIFY(library["schema_version"].toInt() >= 1);
    QVERIFY(library["bytes"].toDouble() > 0);
    QCOMPARE(library["roots"].toArray().size(), 1);
    QCOMPARE(library["roots"][0]["path"].toString(), text(m_photos));
    QCOMPARE(library["models"][0]["name"].toString(), QString("tiny"));
    QCOMPARE(library["models"][0]["pictures"].toInt(), 6);
    QCOMPARE(library["models"][0]["sha256"], runJson({"info", text(m_model)})["sha256"]);
}

void CliLibraryTest::pictureFindsItself() {
    index(m_photos, 0);
    const fs::path query = m_photos / "picture3.png";
    const QJsonObject result = runJson({"search", "--library", text(m_library), "--image", text(query)});
    QCOMPARE(result["query"]["path"].toString(), text(query));
    QCOMPARE(result["query"]["code"].toString(), codeOf(query));
    QVERIFY(result["seconds"]["encode"].toDouble() > 0);
    QVERIFY(result["seconds"]["search"].isDouble());
    const QJsonArray matches = result["matches"].toArray();
    QCOMPARE(matches.size(), 6);
    QVERIFY(pathsOf(matches).contains(text(query)));
    int before = 0;
    for (int i = 0; i < matches.size(); ++i) {
        const int distance = matches[i]["distance"].toInt(-1);
        QCOMPARE(matches[i]["rank"].toInt(), i + 1);
        QVERIFY(distance >= before);
        QCOMPARE(matches[i]["score"].toDouble(), 1.0 - distance / double(bits));
        QVERIFY(matches[i]["path"].toString() != text(query) || distance == 0);
        before = distance;
    }
}

void CliLibraryTest::codeFindsItsPicture() {
    index(m_photos, 0);
    const QString code = codeOf(m_photos / "below" / "picture5.png");
    const QJsonArray matches = search({"--code", code, "--radius", "0"});
    QVERIFY(pathsOf(matches).contains(text(m_photos / "below" / "picture5.png")));
    for (const QJsonValue& match : matches) {
        QCOMPARE(match["distance"].toInt(-1), 0);
    }
}

void CliLibraryTest::ranksByMoreThanBits() {
    index(m_photos, 0);
    const fs::path query = m_photos / "picture3.png";
    for (const QString ranking : {"asymmetric", "features"}) {
        const QJsonObject result = runJson(
            {"search", "--library", text(m_library), "--image", text(query), "--rank", ranking, "--explain"});
        const QJsonArray matches = result["matches"].toArray();
        QCOMPARE(matches.size(), 6);
        QVERIFY(pathsOf(matches).contains(text(query)));
        double before = 0;
        for (int i = 0; i < matches.size(); ++i) {
            const double value = matches[i]["value"].toDouble(-1);
            QCOMPARE(matches[i]["rank"].toInt(), i + 1);
            QVERIFY(value >= before);
            const double score = matches[i]["score"].toDouble(-1);
            QVERIFY(score >= 0 && score <= 1);
            // The picture itself: at no distance, but for what half floats round off.
            QVERIFY(matches[i]["path"].toString() != text(query) || score > 0.99);
            before = value;
        }
        QCOMPARE(result["explanation"]["structure"].toString(), QString("scan"));
        QCOMPARE(result["explanation"]["codes_compared"].toInt(), 6);
        QCOMPARE(result["explanation"]["bytes_read"].toInt(), 48);
        QVERIFY(!result["explanation"]["reason"].toString().isEmpty());
    }
}

void CliLibraryTest::topAndRadiusLimitTheMatches() {
    index(m_photos, 0);
    const QString code = codeOf(m_photos / "picture0.png");
    const QJsonArray all = search({"--code", code});
    QCOMPARE(all.size(), 6);
    QCOMPARE(search({"--code", code, "--top", "2"}), QJsonArray({all[0], all[1]}));

    const int radius = all[2]["distance"].toInt();
    const auto within = std::count_if(
        all.begin(), all.end(), [&](const QJsonValue& match) { return match["distance"].toInt() <= radius; });
    QCOMPARE(search({"--code", code, "--radius", QString::number(radius)}).size(), within);
    QCOMPARE(search({"--code", code, "--radius", QString::number(radius), "--top", "1"}),
             QJsonArray({all[0]}));
}

void CliLibraryTest::secondModelGetsItsCodesBesideTheFirst() {
    index(m_photos, 0);
    const fs::path other = *m_folder / "other.safetensors";
    writeTinyModel(other, 48, 2);
    const QJsonObject report = runJson({"index", "--library", text(m_library), "--model", text(other)});
    QCOMPARE(report["indexed"].toInt(), 6);
    QCOMPARE(report["default_model"].toString(), QStringLiteral("other"));
    QCOMPARE(report["without_code"].toInt(-1), 0);
    const QString query = text(m_photos / "picture0.png");
    const QJsonObject byDefault = runJson({"search", "--library", text(m_library), "--image", query});
    QCOMPARE(byDefault["query"]["code"].toString().size(), 48);
    const QJsonObject byFirst =
        runJson({"search", "--library", text(m_library), "--image", query, "--model", text(m_model)});
    QCOMPARE(byFirst["query"]["code"].toString().size(), bits);
    QCOMPARE(byFirst["matches"].toArray().size(), 6);

    const fs::path album = *m_folder / "album";
    QVERIFY(writePicture(album / "new.png", {.colour = Qt::white}));
    const QString all = runCli({"index", "--library", text(m_library), "--model", text(m_model)}).out;
    QVERIFY2(all.contains("the codes of other are kept"), qPrintable(all));
    index(album, 0);
    const QString part =
        runCli({"index", "--library", text(m_library), "--model", text(other), text(m_photos)}).out;
    QVERIFY2(part.contains("searches use " + text(m_model.stem())), qPrintable(part));
}

void CliLibraryTest::listShowsStatesAndCodes() {
    index(m_photos, 0);
    const QJsonArray plain = runJson({"list", "--library", text(m_library)})["pictures"].toArray();
    const QJsonArray coded = runJson({"list", "--library", text(m_library), "--codes"})["pictures"].toArray();
    QCOMPARE(plain.size(), 6);
    const QStringList paths = pathsOf(plain);
    QVERIFY(std::is_sorted(paths.begin(), paths.end()));
    QCOMPARE(pathsOf(coded), paths);
    for (int i = 0; i < plain.size(); ++i) {
        const fs::path file = paths[i].toStdString();
        QCOMPARE(plain[i]["state"].toString(), QString("indexed"));
        QVERIFY(plain[i]["code"].isUndefined());
        QCOMPARE(plain[i]["size"].toInteger(), static_cast<qint64>(fs::file_size(file)));
        QCOMPARE(coded[i]["code"].toString(), codeOf(file));
    }
}

void CliLibraryTest::removedFolderIsGoneAndItsFilesStay() {
    index(m_photos, 0);
    int status = -1;
    const QJsonObject report = runJson({"remove", "--library", text(m_library), text(m_photos)}, &status);
    QCOMPARE(status, 0);
    QCOMPARE(report["removed"].toInt(), 6);
    QVERIFY(fs::exists(m_photos / "picture0.png"));
    QVERIFY(runJson({"list", "--library", text(m_library)})["pictures"].toArray().isEmpty());
    QVERIFY(runJson({"info", text(m_library)})["roots"].toArray().isEmpty());
}

void CliLibraryTest::folderBelowARootIsLeftOutFromThenOn() {
    index(m_photos, 0);
    const fs::path below = m_photos / "below";
    int status = -1;
    const QJsonObject report =
        runJson({"remove", "--library", text(m_library), text(below), text(*m_folder / "unknown")}, &status);
    QCOMPARE(status, 1);
    QCOMPARE(report["removed"].toInt(), 2);
    QCOMPARE(report["failures"][0]["error"].toString(), QString("folder-not-in-library"));
    QCOMPARE(index(m_photos, 0)["found"].toInt(), 4);
    QCOMPARE(runJson({"info", text(m_library)})["roots"][0]["excluded"].toArray().size(), 1);
}

void CliLibraryTest::pathThatIsNoUtf8ComesBack() {
    const fs::path folder = *m_folder / "caf\xE9";
    const fs::path picture = folder / "\xFF.png";
    QVERIFY(writePicture(*m_folder / "plain.png", {.colour = Qt::magenta}));
    fs::create_directory(folder);
    fs::rename(*m_folder / "plain.png", picture);
    const QString folderUri = "file://" + text(m_folder->path()) + "/caf%E9";

    int status = -1;
    runJson({"index", "--library", text(m_library), "--model", text(m_model), folderUri}, &status);
    QCOMPARE(status, 0);
    const QString listed = runJson({"list", "--library", text(m_library)})["pictures"][0]["path"].toString();
    QCOMPARE(listed, folderUri + "/%FF.png");
    const QJsonArray matches = search({"--image", listed});
    QCOMPARE(pathsOf(matches), QStringList(listed));
    QCOMPARE(matches[0]["distance"].toInt(-1), 0);
    QCOMPARE(runJson({"remove", "--library", text(m_library), folderUri})["removed"].toInt(), 1);
    fs::remove_all(folder);  // QTemporaryDir cannot remove names that are not UTF-8
}

void CliLibraryTest::plainTextIsForPeople() {
    const CliResult result =
        runCli({"--quiet", "index", "--library", text(m_library), "--model", text(m_model), text(m_photos)});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.err.isEmpty(), result.all());
    QVERIFY2(result.out.contains("indexed    6\n"), result.all());
    const CliResult found = runCli(
        {"search", "--library", text(m_library), "--code", codeOf(m_photos / "picture1.png"), "--top", "1"});
    QVERIFY2(found.out.contains("    1    0  " + text(m_photos).toUtf8()), found.all());
}

QTEST_GUILESS_MAIN(CliLibraryTest)
#include "cli_library_test.moc"
