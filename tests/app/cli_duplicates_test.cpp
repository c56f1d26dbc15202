#include <QtTest>
#include <filesystem>

#include "tests/app/cli_process.h"
#include "tests/app/tiny_model.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// Finding duplicates as a script would do it.
class CliDuplicatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void copiesAreGroupedAndTold();
    void distancesAreThoseOfTheCodes();
    void lookingTellsStrangersApart();
    void plainTextIsForPeople();
    void nothingIsTouched();
    void aLibraryThatIsNotThereIsAnError();
    void aModelWithoutCodesIsAnError();

private:
    QJsonObject duplicates(const QStringList& more = {});

    TemporaryFolder m_folder;
    fs::path m_model;
    fs::path m_library;
    fs::path m_photos;
};

void CliDuplicatesTest::initTestCase() {
    m_model = m_folder / "tiny.safetensors";
    m_library = m_folder / "pictures.kindred";
    m_photos = m_folder / "photos";
    writeTinyModel(m_model, 32, 1);
    for (unsigned i = 0; i < 8; ++i)
        QVERIFY(writePicture(m_photos / ("picture" + std::to_string(i) + ".png"),
                             {.colour = QColor::fromHsv(static_cast<int>(i) * 45, 255, 255), .seed = i}));
    fs::create_directories(m_photos / "copies");
    fs::copy_file(m_photos / "picture3.png", m_photos / "copies" / "a longer name.png");
    int status = -1;
    runJson({"index", "--library", text(m_library), "--model", text(m_model), text(m_photos)}, &status);
    QCOMPARE(status, 0);
}

QJsonObject CliDuplicatesTest::duplicates(const QStringList& more) {
    int status = -1;
    const QJsonObject report =
        runJson(QStringList{"duplicates", "--library", text(m_library)} + more, &status);
    return status == 0 ? report : QJsonObject();
}

void CliDuplicatesTest::copiesAreGroupedAndTold() {
    const QJsonObject report = duplicates({"--radius", "0"});
    QCOMPARE(report["compared"].toInt(), 9);
    QCOMPARE(report["radius"].toInt(), 0);
    QVERIFY(report["seconds"].isDouble());
    const QString original = text(m_photos / "picture3.png");
    const qint64 size = static_cast<qint64>(fs::file_size(m_photos / "picture3.png"));
    bool found = false;
    for (const QJsonValue& group : report["groups"].toArray()) {
        const QJsonArray pictures = group["pictures"].toArray();
        QVERIFY(pictures.size() >= 2);
        for (int i = 0; i < pictures.size(); ++i) {
            QCOMPARE(pictures[i]["original"].toBool(), i == 0);
            QVERIFY(pictures[i]["id"].toInt() > 0);
            QCOMPARE(pictures[i]["distance"].toInt(-1), 0);
            QCOMPARE(pictures[i]["width"].toInt(), 64);
            found =
                found || (i > 0 && pictures[i]["identical"].toBool() &&
                          pictures[i]["path"].toString() == text(m_photos / "copies" / "a longer name.png") &&
                          pictures[0]["path"].toString() == original);
        }
        QVERIFY(group["bytes_to_win"].toInteger() > 0);
    }
    QVERIFY(found);
    QVERIFY(report["bytes_to_win"].toInteger() >= size);
}

void CliDuplicatesTest::distancesAreThoseOfTheCodes() {
    QHash<QString, QString> codes;
    const QJsonObject list = runJson({"list", "--library", text(m_library), "--codes"});
    for (const QJsonValue& picture : list["pictures"].toArray())
        codes[picture["path"].toString()] = picture["code"].toString();
    const QJsonObject report = duplicates({"--radius", "32", "--model", text(m_model)});
    QCOMPARE(report["groups"].toArray().size(), 1);
    const QJsonArray pictures = report["groups"][0]["pictures"].toArray();
    QCOMPARE(pictures.size(), 9);
    for (const QJsonValue& picture : pictures) {
        const QString code = codes[picture["path"].toString()];
        const QString first = codes[pictures[0]["path"].toString()];
        int distance = 0;
        for (int bit = 0; bit < 32; ++bit)
            distance += code[bit] != first[bit] ? 1 : 0;
        QCOMPARE(picture["distance"].toInt(), distance);
    }
    for (int radius = 0; radius < 8; ++radius)
        for (const QJsonValue& group : duplicates({"--radius", QString::number(radius)})["groups"].toArray())
            for (const QJsonValue& picture : group["pictures"].toArray())
                QVERIFY(picture["distance"].toInt() <= radius);
}

/// Within all of the bits everything is near; only the copy looks the same.
void CliDuplicatesTest::lookingTellsStrangersApart() {
    const QJsonObject report = duplicates({"--radius", "32", "--look"});
    QVERIFY(report["looked"].toBool());
    QCOMPARE(report["groups"].toArray().size(), 1);
    QCOMPARE(report["groups"][0]["pictures"].toArray().size(), 2);
    QVERIFY(!duplicates({"--radius", "0"})["looked"].toBool());
}

void CliDuplicatesTest::plainTextIsForPeople() {
    const CliResult result = runCli({"duplicates", "--library", text(m_library)});
    QCOMPARE(result.status, 0);
    QVERIFY2(result.out.contains("  identical "), result.all());
    QVERIFY2(result.out.contains("a longer name.png\n"), result.all());
    QVERIFY2(result.out.contains(" in 9 pictures, within 1 of 32 bits; "), result.all());
}

void CliDuplicatesTest::nothingIsTouched() {
    duplicates();
    int status = -1;
    const QJsonObject again =
        runJson({"index", "--library", text(m_library), "--model", text(m_model), text(m_photos)}, &status);
    QCOMPARE(again["unchanged"].toInt(), 9);
    QCOMPARE(again["missing"].toInt(), 0);
}

void CliDuplicatesTest::aLibraryThatIsNotThereIsAnError() {
    const CliResult result = runCli({"duplicates", "--library", text(m_folder / "none.kindred")});
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains("none.kindred"), result.all());
    QVERIFY(!fs::exists(m_folder / "none.kindred"));
}

void CliDuplicatesTest::aModelWithoutCodesIsAnError() {
    const fs::path other = m_folder / "other.safetensors";
    writeTinyModel(other, 32, 2);
    int status = -1;
    const QJsonObject report =
        runJson({"duplicates", "--library", text(m_library), "--model", text(other)}, &status);
    QCOMPARE(status, 3);
    QCOMPARE(report["error"].toString(), QString("library-without-codes"));
}

QTEST_GUILESS_MAIN(CliDuplicatesTest)
#include "cli_duplicates_test.moc"
