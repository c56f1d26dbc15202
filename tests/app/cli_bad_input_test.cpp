#include <unistd.h>

#include <QtTest>
#include <fstream>

#include "tests/app/cli_process.h"
#include "tests/app/tiny_model.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// What people do wrong, and what goes wrong: always a sentence, never a half-written file.
class CliBadInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void queryThatIsNoPicture();
    void queryThatIsNotThere();
    void emptyFolder();
    void folderThatIsNotThere();
    void forbiddenFolder();
    void forbiddenFolderBelowARoot();
    void corruptLibrary();
    void libraryThatIsNotThere();
    void corruptModel_data();
    void corruptModel();
    void modelThatIsNotThere();
    void modelWithoutCodesInTheLibrary();
    void modelThatWasReplaced();
    void codeOfAnotherLength();
    void codeThatIsNone();
    void missingCifarBatch();
    void dataSetWithOneClass();
    void deviceThatIsNotThere();
    void modelIntoAFolderThatIsNotThere();
    void outputThatCannotBeWritten();

private:
    void index();
    /// Runs it twice, for people and for programs, and checks both; returns the sentence.
    QString failingWith(int status, const QString& error, const QStringList& arguments,
                        RunAs user = RunAs::Self);

    std::optional<TemporaryFolder> m_folder;
    fs::path m_model;
    fs::path m_library;
    fs::path m_photos;
};

namespace {

void writeText(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

void overwrite(const fs::path& file, std::size_t offset, std::size_t bytes) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(offset));
    stream << std::string(bytes, '\x5A');
}

/// Lets nobody have all that is below `folder`.
void giveToNobody(const fs::path& folder) {
    constexpr unsigned nobody = 65534;
    QCOMPARE(chown(folder.c_str(), nobody, nobody), 0);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        QCOMPARE(chown(entry.path().c_str(), nobody, nobody), 0);
    }
}

}  // namespace

void CliBadInputTest::init() {
    m_folder.emplace();
    m_model = *m_folder / "tiny.safetensors";
    m_library = *m_folder / "pictures.kindred";
    m_photos = *m_folder / "photos";
    writeTinyModel(m_model, 32, 1);
    QVERIFY(writePicture(m_photos / "red.png", {.colour = Qt::red}));
    QVERIFY(writePicture(m_photos / "blue.png", {.colour = Qt::blue}));
}

void CliBadInputTest::index() {
    int status = -1;
    runJson({"index", "--library", text(m_library), "--model", text(m_model), text(m_photos)}, &status);
    QCOMPARE(status, 0);
}

QString CliBadInputTest::failingWith(int status, const QString& error, const QStringList& arguments,
                                     RunAs user) {
    const CliResult forPeople = runCli(QStringList("--quiet") + arguments, user);
    const CliResult forPrograms = runCli(QStringList{"--quiet", "--json"} + arguments, user);
    const QJsonObject document = forPrograms.document().value_or(QJsonObject());
    const QString sentence = document["reason"].toString();
    const bool asExpected = forPeople.status == status && forPrograms.status == status &&
                            forPeople.out.isEmpty() &&
                            forPeople.err == "kindred-cli: " + sentence.toUtf8() + "\n" &&
                            document["error"].toString() == error && sentence.endsWith('.');
    if (!asExpected) {
        qWarning("for people: %s\nfor programs: %s", forPeople.all().constData(),
                 forPrograms.all().constData());
    }
    return asExpected ? sentence : QString();
}

void CliBadInputTest::queryThatIsNoPicture() {
    index();
    writeText(m_photos / "notes.jpg", "Dear diary, this is no picture.");
    const QString sentence =
        failingWith(3, "unsupported-format",
                    {"search", "--library", text(m_library), "--image", text(m_photos / "notes.jpg")});
    QVERIFY(sentence.contains("notes.jpg"));
}

void CliBadInputTest::queryThatIsNotThere() {
    index();
    const QString sentence =
        failingWith(3, "unreadable", {"search", "--library", text(m_library), "--image", "/no/such.png"});
    QVERIFY(sentence.contains("/no/such.png"));
}

void CliBadInputTest::emptyFolder() {
    fs::create_directory(*m_folder / "empty");
    const QString folder = text(*m_folder / "empty");
    QVERIFY(failingWith(3, "no-pictures",
                        {"index", "--library", text(m_library), "--model", text(m_model), folder})
                .contains("pictures"));
    QVERIFY(failingWith(3, "no-pictures", {"encode", "--model", text(m_model), folder}).contains("pictures"));
}

void CliBadInputTest::folderThatIsNotThere() {
    const QString sentence =
        failingWith(3, "folder-not-found",
                    {"index", "--library", text(m_library), "--model", text(m_model), "/no/such/folder"});
    QVERIFY(sentence.contains("/no/such/folder"));
    QVERIFY(!fs::exists(m_library));
}

void CliBadInputTest::forbiddenFolder() {
    if (!canRunAsNobody()) {
        QSKIP("The user nobody cannot run the program in this build folder.");
    }
    giveToNobody(m_folder->path());
    fs::permissions(m_photos, fs::perms::none);
    const QString sentence = failingWith(
        3, "folder-unreadable",
        {"index", "--library", text(m_library), "--model", text(m_model), text(m_photos)}, RunAs::Nobody);
    QVERIFY(sentence.contains(text(m_photos)));
    fs::permissions(m_photos, fs::perms::owner_all);
}

void CliBadInputTest::forbiddenFolderBelowARoot() {
    if (!canRunAsNobody()) {
        QSKIP("The user nobody cannot run the program in this build folder.");
    }
    const fs::path forbidden = m_photos / "forbidden";
    QVERIFY(writePicture(forbidden / "green.png", {.colour = Qt::green}));
    giveToNobody(m_folder->path());
    fs::permissions(forbidden, fs::perms::none);
    const CliResult result =
        runCli({"--json", "index", "--library", text(m_library), "--model", text(m_model), text(m_photos)},
               RunAs::Nobody);
    fs::permissions(forbidden, fs::perms::owner_all);
    QVERIFY2(result.status == 1, result.all());
    const QJsonObject report = result.document().value_or(QJsonObject());
    QCOMPARE(report["indexed"].toInt(), 2);
    QCOMPARE(report["skipped_folders"][0]["path"].toString(), text(forbidden));
    QVERIFY(!report["skipped_folders"][0]["reason"].toString().isEmpty());
}

void CliBadInputTest::corruptLibrary() {
    index();
    overwrite(m_library, 0, 4096);
    for (const QStringList& command :
         {QStringList{"list"}, QStringList{"search", "--code", QString(32, '0')}}) {
        const CliResult result =
            runCli(QStringList("--json") + command + QStringList{"--library", text(m_library)});
        QVERIFY2(result.status == 3, result.all());
        QVERIFY2(result.document().value_or(QJsonObject())["reason"].toString().contains(text(m_library)),
                 result.all());
    }
}

void CliBadInputTest::libraryThatIsNotThere() {
    const fs::path library = *m_folder / "none.kindred";
    const CliResult result = runCli({"--json", "list", "--library", text(library)});
    QVERIFY2(result.status == 3, result.all());
    QVERIFY2(result.document().value_or(QJsonObject())["reason"].toString().contains(text(library)),
             result.all());
    QVERIFY(!fs::exists(library));
}

void CliBadInputTest::corruptModel_data() {
    QTest::addColumn<int>("keptBytes");
    QTest::addColumn<QString>("error");
    QTest::newRow("empty") << 0 << "model-truncated";
    QTest::newRow("cut in the header") << 100 << "model-truncated";
    QTest::newRow("cut in the tensors") << 100'000 << "model-header-invalid";
}

void CliBadInputTest::corruptModel() {
    QFETCH(int, keptBytes);
    QFETCH(QString, error);
    fs::resize_file(m_model, static_cast<std::uintmax_t>(keptBytes));
    const QString named = text(m_model);
    QVERIFY(failingWith(3, error, {"info", named}).contains(named));
    QVERIFY(failingWith(3, error, {"encode", "--model", named, text(m_photos)}).contains(named));
    const QStringList index{"index", "--library", text(m_library), "--model", named, text(m_photos)};
    QVERIFY(failingWith(3, error, index).contains(named));
    QVERIFY(!fs::exists(m_library));
}

void CliBadInputTest::modelThatIsNotThere() {
    QVERIFY(failingWith(3, "model-not-found", {"encode", "--model", "drhn-99", text(m_photos)})
                .contains("drhn-99"));
}

void CliBadInputTest::modelWithoutCodesInTheLibrary() {
    index();
    const fs::path other = *m_folder / "other.safetensors";
    writeTinyModel(other, 32, 2);
    const QStringList search{"search", "--library", text(m_library), "--model", text(other)};
    QVERIFY(
        !failingWith(3, "library-without-codes", search + QStringList{"--code", QString(32, '0')}).isEmpty());
    QVERIFY(
        !failingWith(3, "library-without-codes", search + QStringList{"--image", text(m_photos / "red.png")})
             .isEmpty());
}

void CliBadInputTest::modelThatWasReplaced() {
    index();
    writeTinyModel(m_model, 32, 2);
    const QString sentence =
        failingWith(3, "model-file-changed",
                    {"search", "--library", text(m_library), "--image", text(m_photos / "red.png")});
    QVERIFY(sentence.contains("--model"));
}

void CliBadInputTest::codeOfAnotherLength() {
    index();
    const QString sentence =
        failingWith(2, "code-length-differs", {"search", "--library", text(m_library), "--code", "0101"});
    QVERIFY(sentence.contains("32"));
}

void CliBadInputTest::codeThatIsNone() {
    index();
    const CliResult result = runCli({"--json", "search", "--library", text(m_library), "--code", "01x1"});
    QVERIFY2(result.status == 2, result.all());
    QCOMPARE(result.document().value_or(QJsonObject())["error"].toString(), QString("code-malformed"));
}

void CliBadInputTest::missingCifarBatch() {
    const fs::path data = *m_folder / "cifar-10-batches-bin";
    const fs::path out = *m_folder / "out.safetensors";
    fs::create_directory(data);
    writeText(data / "batches.meta.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
    for (const char* name : {"data_batch_1.bin", "data_batch_2.bin", "data_batch_4.bin"}) {
        writeText(data / name, {});
        fs::resize_file(data / name, 10'000 * 3073);
    }
    const QString sentence =
        failingWith(3, "dataset-incomplete", {"train", "--data", text(data), "--out", text(out)});
    QVERIFY2(sentence.contains("data_batch_3.bin"), sentence.toUtf8());
    QVERIFY(!fs::exists(out));
}

void CliBadInputTest::dataSetWithOneClass() {
    QVERIFY(!failingWith(3, "dataset-without-classes",
                         {"evaluate", "--model", text(m_model), "--data", text(m_folder->path())})
                 .isEmpty());
}

void CliBadInputTest::deviceThatIsNotThere() {
    // No machine has a hundredth GPU.
    const QStringList command{"--device", "cuda:99", "encode", "--model", text(m_model), text(m_photos)};
    QVERIFY(failingWith(3, "device-not-available", command).contains("cuda:99"));
}

void CliBadInputTest::modelIntoAFolderThatIsNotThere() {
    const QString sentence =
        failingWith(3, "folder-not-found",
                    {"train", "--data", text(m_photos), "--out", "/no/such/folder/out.safetensors"});
    QVERIFY(sentence.contains("/no/such/folder"));
}

void CliBadInputTest::outputThatCannotBeWritten() {
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    startCli(process, {"info", text(m_model)});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 3);
    QVERIFY(process.readAllStandardError().contains("standard output"));
}

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "cli_bad_input_test.moc"
