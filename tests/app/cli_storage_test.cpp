#include <SQLiteCpp/SQLiteCpp.h>

#include <QtTest>
#include <csignal>
#include <fstream>

#include "core/store/library_backups.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "tests/app/cli_process.h"
#include "tests/app/tiny_model.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/private_mounts.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// What happens to a library when its medium, its file or another program gets in the way, as a script sees
/// it.
class CliStorageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_model = m_shared / "tiny.safetensors";
        m_photos = m_shared / "photos";
        writeTinyModel(m_model, 32, 1);
        for (unsigned i = 0; i < unsigned{pictureCount}; ++i)
            QVERIFY(writePicture(
                m_photos / (std::to_string(i) + ".png"),
                {.colour = QColor::fromHsv(i % 360, 255, 200), .width = 16, .height = 16, .seed = i}));
    }

    void init() {
        m_folder.emplace();
        m_library = *m_folder / "photos.kindred";
    }

    void aReadOnlyMediumIsSearchedButNotIndexed() {
        if (m_mounts.hindrance())
            QSKIP(qPrintable(QString::fromStdString(*m_mounts.hindrance())));
        const fs::path disk = mount("64m");
        QCOMPARE(index(0)["indexed"].toInt(), pictureCount);
        QVERIFY(m_mounts.makeReadOnly(disk));

        int status = -1;
        const QJsonObject found =
            runJson({"search", "--library", text(m_library), "--image", text(m_photos / "7.png")}, &status);
        QCOMPARE(status, 0);
        QCOMPARE(found["matches"].toArray().size(), 100);
        QVERIFY(std::ranges::any_of(found["matches"].toArray(), [&](const QJsonValue& match) {
            return match["path"].toString() == text(m_photos / "7.png") && match["distance"].toInt(-1) == 0;
        }));
        QCOMPARE(listed().size(), pictureCount);

        const QJsonObject refused = index(3);
        QCOMPARE(refused["error"].toString(), QString("library-read-only"));
        QVERIFY2(refused["reason"].toString().contains("Read-only file system"),
                 qPrintable(refused["reason"].toString()));
        QVERIFY(m_mounts.unmount(disk));
    }

    void anEarlierVersionOnAReadOnlyMediumSaysWhatToDo() {
        if (m_mounts.hindrance())
            QSKIP(qPrintable(QString::fromStdString(*m_mounts.hindrance())));
        const fs::path disk = mount("64m");
        index(0);
        makeVersion2();
        QVERIFY(m_mounts.makeReadOnly(disk));
        int status = -1;
        const QJsonObject refused = runJson({"list", "--library", text(m_library)}, &status);
        QCOMPARE(status, 3);
        QCOMPARE(refused["error"].toString(), QString("library-too-old"));
        QVERIFY(m_mounts.unmount(disk));
    }

    void aFullDiskStopsIndexingAndRoomLetsItGoOn() {
        if (m_mounts.hindrance())
            QSKIP(qPrintable(QString::fromStdString(*m_mounts.hindrance())));
        index(0);
        const QJsonArray undisturbed = listed();
        const fs::path elsewhere = m_library;

        const fs::path disk = mount("256k");
        const QJsonObject refused = index(3);
        QVERIFY2(refused["error"].toString() == "library-disk-full",
                 qPrintable(refused["reason"].toString()));
        QVERIFY(refused["reason"].toString().contains(text(disk)));
        QVERIFY(m_mounts.resizeMemory(disk, "64m"));
        const QJsonObject report = index(0);
        QCOMPARE(report["indexed"].toInt() + report["unchanged"].toInt(), pictureCount);
        QCOMPARE(withoutIds(listed()), withoutIds(undisturbed));
        QCOMPARE(runJson({"repair", "--library", text(m_library)})["sound"].toBool(), true);
        QVERIFY(m_mounts.unmount(disk));
    }

    void theFirstWriterKeepsThePenAndTheSecondReads() {
        index(0);
        LibraryWriter first(m_library);
        const QJsonObject refused = index(3);
        QCOMPARE(refused["error"].toString(), QString("library-locked"));
        const QString holder = "process " + QString::number(QCoreApplication::applicationPid());
        QVERIFY2(refused["reason"].toString().contains(holder), qPrintable(refused["reason"].toString()));
        QCOMPARE(listed().size(), pictureCount);
        FileRecord file;
        file.root = first.addRoot(m_photos);
        file.relativePath = "new.png";
        first.putFile(file);
        first.commit();
        QCOMPARE(listed().size(), pictureCount + 1);
    }

    void whenTheWriterDiesTheNextOneTakesOver() {
        QProcess first;
        startCli(first,
                 {"--json", "index", "--library", text(m_library), "--model", text(m_model), text(m_photos)});
        const fs::path lock = m_library.string() + ".lock";
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(lock) && fs::exists(m_library), 60'000);
        const auto process = static_cast<pid_t>(first.processId());
        QCOMPARE(::kill(process, SIGSTOP), 0);
        const QJsonObject refused = index(3);
        QCOMPARE(refused["error"].toString(), QString("library-locked"));
        QVERIFY(refused["reason"].toString().contains("kindred-cli (process " + QString::number(process)));
        QCOMPARE(::kill(process, SIGKILL), 0);
        QVERIFY(first.waitForFinished());
        QVERIFY(fs::exists(lock));
        const QJsonObject report = index(0);
        QCOMPARE(report["indexed"].toInt() + report["unchanged"].toInt(), pictureCount);
        QVERIFY(!fs::exists(lock));
    }

    void aLaterVersionIsRefusedKindlyByAll() {
        index(0);
        alter("PRAGMA user_version = 99");
        const QStringList library{"--library", text(m_library)};
        for (const QStringList& command : {QStringList{"list"},
                                           {"index"},
                                           {"search", "--code", QString(32, '1')},
                                           {"remove", text(m_photos)},
                                           {"repair"},
                                           {"repair", "--anew"}}) {
            int status = -1;
            const QJsonObject refused = runJson(command + library, &status);
            if (command.contains("--anew"))  // this was asked for by name, and loses nothing
                continue;
            QCOMPARE(status, 3);
            QCOMPARE(refused["error"].toString(), QString("library-too-new"));
            QVERIFY(refused["reason"].toString().contains("install that version"));
        }
    }

    void anEarlierVersionIsBackedUpAndBroughtUpToDate() {
        index(0);
        const QJsonArray before = listed();
        removeBackups();
        makeVersion2();
        QCOMPARE(listed(), before);
        QCOMPARE(runJson({"info", text(m_library)})["schema_version"].toInt(), 3);
        const fs::path backup = m_library.string() + ".before-version-3";
        QCOMPARE(SQLite::Database(backup.string()).execAndGet("PRAGMA user_version").getInt(), 2);
        // The way back to it.
        const QJsonObject restored = runJson({"repair", "--library", text(m_library), "--from-backup"});
        QCOMPARE(restored["backup"].toObject()["path"].toString(), text(fs::canonical(backup)));
        QCOMPARE(listed(), before);
    }

    void damageIsExaminedAndTheBackupTakesThePlace() {
        index(0);
        const QJsonArray before = listed();
        int status = -1;
        QVERIFY(runJson({"repair", "--library", text(m_library)}, &status)["sound"].toBool());
        QCOMPARE(status, 0);
        QVERIFY2(!backupsOf(m_library).empty(), "indexing leaves a backup");
        alter("UPDATE code SET bits = x'00000000' WHERE content_id = 7");
        const CliResult told = runCli({"list", "--codes", "--library", text(m_library)});
        QCOMPARE(told.status, 3);
        QVERIFY2(told.err.contains("--from-backup"), told.all());
        const QJsonObject damaged = runJson({"repair", "--library", text(m_library)}, &status);
        QCOMPARE(status, 1);
        QVERIFY(!damaged["sound"].toBool(true));
        QCOMPARE(damaged["findings"].toArray().size(), 1);
        QCOMPARE(damaged["backup"].toObject()["pictures"].toInt(), pictureCount);

        const QJsonObject restored =
            runJson({"repair", "--library", text(m_library), "--from-backup"}, &status);
        QCOMPARE(status, 0);
        QVERIFY(fs::exists(restored["set_aside"].toString().toStdString()));
        QCOMPARE(listed(), before);
        QCOMPARE(index(0)["unchanged"].toInt(), pictureCount);
    }

    void withoutABackupItIsBegunAnewFromThePictures() {
        index(0);
        removeBackups();
        const QJsonArray before = listed();
        alter("UPDATE file SET size = 1 WHERE id = 7");
        int status = -1;
        QCOMPARE(
            runJson({"repair", "--library", text(m_library), "--from-backup"}, &status)["error"].toString(),
            QString("library-without-backup"));
        QCOMPARE(status, 3);
        const QJsonObject begun = runJson({"repair", "--library", text(m_library), "--anew"}, &status);
        QCOMPARE(status, 0);
        QCOMPARE(begun["folders"].toInt(), 1);
        QVERIFY(listed().isEmpty());
        int indexed = -1;
        const QJsonObject report = runJson({"index", "--library", text(m_library)}, &indexed);
        QCOMPARE(indexed, 0);
        QCOMPARE(report["indexed"].toInt(), pictureCount);
        QCOMPARE(withoutIds(listed()), withoutIds(before));
    }

    void repairIsAskedForOneThingAtATime() {
        QCOMPARE(runCli({"repair", "--library", "x", "--anew", "--from-backup"}).status, 2);
        QCOMPARE(runCli({"repair"}).status, 2);
        QCOMPARE(runCli({"repair", "--library", text(m_library)}).status, 3);
    }

private:
    /// Puts the library on a disk of its own.
    fs::path mount(const std::string& size) {
        const fs::path disk = *m_folder / "disk";
        fs::create_directory(disk);
        if (!m_mounts.mountMemory(disk, size))
            qFatal("a disk in memory could not be mounted");
        m_library = disk / "photos.kindred";
        return disk;
    }

    QJsonObject index(int expectedStatus) {
        int status = -1;
        const QJsonObject report = runJson(
            {"index", "--library", text(m_library), "--model", text(m_model), text(m_photos)}, &status);
        if (status != expectedStatus)
            qWarning() << "status" << status << report;
        return status == expectedStatus ? report : QJsonObject();
    }

    QJsonArray listed() const {
        return runJson({"list", "--codes", "--library", text(m_library)})["pictures"].toArray();
    }

    static QJsonArray withoutIds(const QJsonArray& pictures) {
        QJsonArray all;
        for (const QJsonValue& picture : pictures) {
            QJsonObject rest = picture.toObject();
            rest.remove("id");
            all << rest;
        }
        return all;
    }

    void alter(const std::string& sql) const {
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE).exec(sql);
    }

    void removeBackups() const {
        for (const LibraryBackup& backup : backupsOf(m_library))
            fs::remove(backup.file);
    }

    void makeVersion2() const {
        alter("DROP TABLE verdict; DROP TABLE mark; DROP TABLE root_volume; PRAGMA user_version = 2");
    }

    static constexpr int pictureCount = 200;

    PrivateMounts m_mounts;  // before anything starts a thread
    TemporaryFolder m_shared;
    std::optional<TemporaryFolder> m_folder;
    fs::path m_model;
    fs::path m_photos;
    fs::path m_library;
};

QTEST_GUILESS_MAIN(CliStorageTest)
#include "cli_storage_test.moc"
